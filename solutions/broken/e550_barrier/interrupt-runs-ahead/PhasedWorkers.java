/*
 * Broken on purpose: who is interrupted at the barrier goes on as if all had come.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.PhasedWork;

/** Several workers that start together and meet between the phases of their work. */
public final class PhasedWorkers {

    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(workers);
        ExecutorService threads = Executors.newFixedThreadPool(workers);
        List<Future<?>> ends = new ArrayList<>();
        try {
            for (int i = 1; i <= workers; i++) {
                int worker = i;
                ends.add(threads.submit(() -> workAs(worker, phases, work, barrier)));
            }
            Throwable failure = null;
            for (Future<?> end : ends) {
                try {
                    end.get();
                } catch (ExecutionException e) {
                    failure = e.getCause();
                }
            }
            if (failure != null) {
                throw new IllegalStateException("a worker has failed", failure);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void workAs(int worker, int phases, PhasedWork work, CyclicBarrier barrier) {
        try {
            work.prepare(worker);
            if (!meet(barrier)) {
                return;
            }
            for (int phase = 1; phase <= phases; phase++) {
                work.work(worker, phase);
                if (!meet(barrier)) {
                    return;
                }
            }
        } catch (Throwable t) {
            Thread.currentThread().interrupt();
            meet(barrier);
            throw t;
        }
    }

    /** Tells whether there is a next phase. */
    private static boolean meet(CyclicBarrier barrier) {
        try {
            barrier.await();
            return true;
        } catch (BrokenBarrierException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the work may want to know
            return true;
        }
    }
}
