/*
 * Broken on purpose: a part that throws an IllegalStateException is taken for a worker that another one has stopped.
 * Verdict: WRONG
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

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        Phaser phaser = new Phaser(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int number = 1; number <= workers; number++) {
            int worker = number;
            threads.add(new Thread(() -> {
                try {
                    work.prepare(worker);
                    for (int phase = 1; phase <= phases; phase++) {
                        meet(phaser);
                        work.work(worker, phase);
                    }
                } catch (IllegalStateException e) {
                    phaser.forceTermination();
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                    phaser.forceTermination();
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

    private static void meet(Phaser phaser) {
        if (phaser.arriveAndAwaitAdvance() < 0) {
            throw new IllegalStateException("another worker has failed");
        }
    }
}
