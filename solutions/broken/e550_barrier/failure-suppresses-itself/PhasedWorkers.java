/*
 * Broken on purpose: a failure is added to itself as suppressed, and its thread is not counted down.
 * Verdict: TIMEOUT
 * Clause: C6
 */
package kata.e550_barrier;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        new Run(workers, phases, work).go();
    }

    private static final class Run {
        private final int workers;
        private final int phases;
        private final PhasedWork work;
        private final CyclicBarrier barrier;
        private final CountDownLatch running;
        private Throwable failure;

        Run(int workers, int phases, PhasedWork work) {
            this.workers = workers;
            this.phases = phases;
            this.work = work;
            this.barrier = new CyclicBarrier(workers);
            this.running = new CountDownLatch(workers);
        }

        void go() throws InterruptedException {
            for (int i = 1; i <= workers; i++) {
                int worker = i;
                new Thread(() -> {
                            try {
                                workAs(worker);
                            } catch (BrokenBarrierException e) {
                                // another one has failed and has kept it
                            } catch (Throwable t) {
                                failed(t);
                            }
                            running.countDown();
                        })
                        .start();
            }
            running.await();
            synchronized (this) {
                if (failure != null) {
                    throw new IllegalStateException("a worker has failed", failure);
                }
            }
        }

        private void workAs(int worker) throws Exception {
            work.prepare(worker);
            barrier.await();
            for (int phase = 1; phase <= phases; phase++) {
                work.work(worker, phase);
                barrier.await();
            }
        }

        private synchronized void failed(Throwable t) {
            if (failure == null) {
                failure = t;
                Thread.currentThread().interrupt();
                try {
                    barrier.await();
                } catch (InterruptedException | BrokenBarrierException e) {
                    // now it is broken for good
                }
            } else {
                failure.addSuppressed(t);
            }
        }
    }
}
