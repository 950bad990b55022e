/*
 * Broken on purpose: an interrupt ends the wait, is set again, and run returns what there is by then.
 * Verdict: WRONG
 * Clause: C7
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

/** The asynchronous approach: one thread asks many questions and takes in the answers as they come. */
public final class AsyncTaskRunner {

    /** Runs the workload on an event loop and waits for its end. */
    public RunResult run(AsyncWorkload workload) {
        EventLoop loop = new EventLoop(workload);
        Thread thread = new Thread(loop::run, "event-loop");
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
                    .whenComplete((prime, thrown) -> tasks.add(() -> answered(worker, n, prime, thrown)));
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
