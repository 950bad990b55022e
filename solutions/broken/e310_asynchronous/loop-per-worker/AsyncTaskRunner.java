/*
 * Broken on purpose: each worker has a loop of its own, and with it a thread.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        List<Loop> loops = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            loops.add(new Loop("Worker-" + i, workload));
        }
        loops.forEach(Thread::start);
        List<WorkerReport> reports = new ArrayList<>();
        for (Loop loop : loops) {
            loop.join();
            if (loop.failure != null) {
                throw loop.failure;
            }
            reports.add(loop.report);
        }
        return new RunResult(reports);
    }

    private static final class Loop extends Thread {

        private final String worker;
        private final AsyncWorkload workload;
        private WorkerReport report;
        private CompletionException failure;

        Loop(String worker, AsyncWorkload workload) {
            super("event-loop");
            this.worker = worker;
            this.workload = workload;
        }

        @Override
        public void run() {
            List<Long> primes = new ArrayList<>();
            try {
                for (Long n = workload.numbers().poll();
                        n != null;
                        n = workload.numbers().poll()) {
                    if (workload.primeTest().isPrime(n).toCompletableFuture().join()) {
                        primes.add(n);
                    }
                }
                report = WorkerReport.byCurrentThread(worker, primes);
            } catch (CompletionException e) {
                failure = e;
            }
        }
    }
}
