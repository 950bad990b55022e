/*
 * Broken on purpose: who fails leaves the phaser before it keeps the failure: the others find nothing and go on.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. Blocks the caller until all workers have ended. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        Phaser meeting = new Phaser(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            threads.add(new Thread(() -> {
                try {
                    work.prepare(worker);
                    for (int phase = 1; phase <= phases; phase++) {
                        meeting.arriveAndAwaitAdvance();
                        if (failure.get() != null) {
                            meeting.arriveAndDeregister();
                            return;
                        }
                        work.work(worker, phase);
                    }
                } catch (Throwable e) {
                    meeting.arriveAndDeregister();
                    failure.compareAndSet(null, e);
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }
}
