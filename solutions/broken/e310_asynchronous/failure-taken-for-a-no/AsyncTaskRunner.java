/*
 * Broken on purpose: a failed answer counts as "not prime".
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        EventLoop loop = new EventLoop(workload);
        Thread thread = new Thread(loop::run, "event-loop");
        thread.start();
        try {
            thread.join();
        } finally {
            thread.interrupt();
        }
        if (loop.failure != null) {
            throw new CompletionException(loop.failure);
        }
        return new RunResult(loop.reports);
    }

    private static final class EventLoop {

        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private final List<Worker> workers = new ArrayList<>();
        private final List<WorkerReport> reports = new ArrayList<>();
        private final AsyncWorkload workload;
        private int awaited;
        private Throwable failure;

        EventLoop(AsyncWorkload workload) {
            this.workload = workload;
            for (int i = 1; i <= workload.workers(); i++) {
                workers.add(new Worker("Worker-" + i, new ArrayList<>()));
            }
        }

        void run() {
            workers.forEach(this::takeNumber);
            try {
                while (awaited > 0 && failure == null) {
                    tasks.take().run();
                }
            } catch (InterruptedException e) {
                return;
            }
            workers.forEach(worker -> reports.add(WorkerReport.byCurrentThread(worker.name, worker.primes)));
        }

        private void takeNumber(Worker worker) {
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited++;
            workload.primeTest()
                    .isPrime(n)
                    .exceptionally(thrown -> false)
                    .thenAccept(prime -> tasks.add(() -> answered(worker, n, prime, null)));
        }

        private void answered(Worker worker, long n, Boolean prime, Throwable thrown) {
            awaited--;
            if (thrown != null) {
                failure = thrown;
                return;
            }
            if (prime) {
                worker.primes.add(n);
            }
            takeNumber(worker);
        }
    }

    private record Worker(String name, List<Long> primes) {}
}
