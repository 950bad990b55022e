/* Another right way: a CompletableFuture hands over what a thread made by hand has found, or its failure. */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, which completes a future. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<CompletableFuture<WorkerReport>> reports = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            CompletableFuture<WorkerReport> report = new CompletableFuture<>();
            reports.add(report);
            threads.add(Thread.ofPlatform().name("Worker-" + i).start(() -> work(workload, report)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new RunResult(reports.stream().map(CompletableFuture::join).toList());
    }

    private static void work(Workload workload, CompletableFuture<WorkerReport> report) {
        try {
            List<Long> primes = new ArrayList<>();
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
            report.complete(WorkerReport.byCurrentThread(Thread.currentThread().getName(), primes));
        } catch (Throwable t) {
            report.completeExceptionally(t);
        }
    }
}
