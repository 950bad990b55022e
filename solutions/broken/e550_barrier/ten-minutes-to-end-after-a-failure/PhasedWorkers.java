/*
 * Broken on purpose: after a failure the others have only ten minutes to end, then run throws all the same.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e550_barrier;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import kata.model.PhasedWork;

public final class PhasedWorkers {

    public void run(int workers, int phases, PhasedWork work) throws InterruptedException {
        CyclicBarrier barrier = new CyclicBarrier(workers);
        CompletableFuture<Void> failed = new CompletableFuture<>();
        List<CompletableFuture<Void>> ends = new ArrayList<>();
        ExecutorService pool = Executors.newCachedThreadPool();
        for (int i = 1; i <= workers; i++) {
            int worker = i;
            ends.add(CompletableFuture.runAsync(() -> one(worker, phases, work, barrier, failed), pool));
        }
        pool.shutdown();
        CompletableFuture<Void> all = CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failed).get();
        } catch (java.util.concurrent.ExecutionException e) {
            pool.awaitTermination(10, TimeUnit.MINUTES); // the others come to their next meeting point
            throw new IllegalStateException(e.getCause());
        }
        pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        if (failed.isCompletedExceptionally()) {
            throw new IllegalStateException(failed.exceptionNow());
        }
    }

    private static void one(
            int worker, int phases, PhasedWork work, CyclicBarrier barrier, CompletableFuture<Void> failed) {
        try {
            work.prepare(worker);
            for (int phase = 1; phase <= phases; phase++) {
                barrier.await();
                work.work(worker, phase);
            }
        } catch (BrokenBarrierException e) {
            return; // another one has failed
        } catch (Throwable e) {
            failed.completeExceptionally(e);
            Thread.currentThread().interrupt();
            try {
                barrier.await();
            } catch (InterruptedException | BrokenBarrierException broken) {
                return;
            }
        }
    }
}
