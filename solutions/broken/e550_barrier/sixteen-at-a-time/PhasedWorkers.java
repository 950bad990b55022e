/*
 * Broken on purpose: of more than sixteen workers the others do not begin before one of the first has ended.
 * Verdict: NOT_CONCURRENT
 * Clause: C2
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Phaser;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    /** Does the work. */
    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        Semaphore turns = new Semaphore(16);
        Phaser phaser = new Phaser(workers);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int number = 1; number <= workers; number++) {
            int worker = number;
            threads.add(new Thread(() -> {
                turns.acquireUninterruptibly();
                try {
                    work.prepare(worker);
                    for (int phase = 1; phase <= phases; phase++) {
                        if (phaser.arriveAndAwaitAdvance() < 0) {
                            return;
                        }
                        work.work(worker, phase);
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                    phaser.forceTermination();
                } finally {
                    turns.release();
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
