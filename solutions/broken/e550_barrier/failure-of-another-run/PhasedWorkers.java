/*
 * Broken on purpose: the failure is in a field of the object, which each run clears.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e550_barrier;

import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    private volatile Throwable failure;

    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        failure = null; // of an earlier run
        CyclicBarrier barrier = new CyclicBarrier(workers);
        Thread[] threads = IntStream.rangeClosed(1, workers)
                .mapToObj(worker -> new Thread(() -> workAs(worker, phases, work, barrier), "Worker-" + worker))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable kept = failure;
        if (kept != null) {
            throw new IllegalStateException("a worker has failed", kept);
        }
    }

    private void workAs(int worker, int phases, PhasedWork work, CyclicBarrier barrier) {
        try {
            work.prepare(worker);
            barrier.await();
            for (int phase = 1; phase <= phases; phase++) {
                work.work(worker, phase);
                barrier.await();
            }
        } catch (BrokenBarrierException e) {
            // another worker has failed
        } catch (Throwable t) {
            failure = t;
            Thread.currentThread().interrupt();
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException e) {
                // broken for good
            }
        }
    }
}
