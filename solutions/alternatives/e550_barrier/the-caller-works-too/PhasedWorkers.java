/* Another right way: the caller is worker 1. */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        Phaser barrier = new Phaser(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 2; i <= workers; i++) {
            int worker = i;
            threads.add(new Thread(() -> work(worker, phases, work, barrier, failure), "Worker-" + worker));
        }
        threads.forEach(Thread::start);
        work(1, phases, work, barrier, failure);
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get());
        }
    }

    private static void work(
            int worker, int phases, PhasedWork work, Phaser barrier, AtomicReference<Throwable> failure) {
        try {
            work.prepare(worker);
            for (int phase = 1; phase <= phases && barrier.arriveAndAwaitAdvance() >= 0; phase++) {
                work.work(worker, phase);
            }
        } catch (RuntimeException | Error e) {
            failure.compareAndSet(null, e);
            barrier.forceTermination();
        }
    }
}
