/*
 * Broken on purpose: a pool of one thread is the loop: right in what it does, but not made by hand.
 * Verdict: FORBIDDEN_API
 * Clause: C1
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    private int awaited;

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        CompletableFuture<RunResult> result = new CompletableFuture<>();
        List<List<Long>> primes = new ArrayList<>();
        try (ExecutorService loop = Executors.newSingleThreadExecutor(task -> new Thread(task, "event-loop"))) {
            loop.execute(() -> {
                awaited = 0;
                for (int i = 0; i < workload.workers(); i++) {
                    primes.add(new ArrayList<>());
                    takeNumber(workload, loop, primes.get(i), primes, result);
                }
                endIfDone(primes, result);
            });
            return result.get();
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
    }

    private void takeNumber(
            AsyncWorkload workload,
            ExecutorService loop,
            List<Long> found,
            List<List<Long>> primes,
            CompletableFuture<RunResult> result) {
        Long n = workload.numbers().poll();
        if (n == null) {
            return;
        }
        awaited++;
        workload.primeTest()
                .isPrime(n)
                .whenCompleteAsync(
                        (prime, thrown) -> {
                            awaited--;
                            if (thrown != null) {
                                result.completeExceptionally(thrown);
                                return;
                            }
                            if (prime) {
                                found.add(n);
                            }
                            takeNumber(workload, loop, found, primes, result);
                            endIfDone(primes, result);
                        },
                        loop);
    }

    private void endIfDone(List<List<Long>> primes, CompletableFuture<RunResult> result) {
        if (awaited == 0) {
            List<WorkerReport> reports = new ArrayList<>();
            for (int i = 0; i < primes.size(); i++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (i + 1), primes.get(i)));
            }
            result.complete(new RunResult(reports));
        }
    }
}
