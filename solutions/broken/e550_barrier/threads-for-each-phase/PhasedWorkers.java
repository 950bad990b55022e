/*
 * Broken on purpose: each phase has threads of its own, so it needs no barrier.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        for (int i = 0; i <= phases && failure.get() == null; i++) {
            int phase = i;
            List<Thread> threads = new ArrayList<>();
            for (int j = 1; j <= workers; j++) {
                int worker = j;
                threads.add(new Thread(() -> work(worker, phase, work, failure), "Worker-" + worker));
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get());
        }
    }

    private static void work(int worker, int phase, PhasedWork work, AtomicReference<Throwable> failure) {
        try {
            if (phase == 0) {
                work.prepare(worker);
            } else {
                work.work(worker, phase);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
        }
    }
}
