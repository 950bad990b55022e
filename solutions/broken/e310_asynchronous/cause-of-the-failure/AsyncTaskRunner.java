/*
 * Broken on purpose: what had caused the failure is passed on, and the failure itself is lost.
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

/** The asynchronous approach: one thread asks many questions and takes in the answers as they come. */
public final class AsyncTaskRunner {

    /** Runs the workload on an event loop and waits for its end. */
    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        Loop loop = new Loop(workload);
        Thread thread = new Thread(loop, "event-loop");
        thread.start();
        thread.join();
        return loop.result();
    }

    private static final class Loop implements Runnable {
        private final AsyncWorkload workload;
        private final List<List<Long>> finds = new ArrayList<>();
        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private int awaited;
        private Throwable failure;
        private List<WorkerReport> reports;

        Loop(AsyncWorkload workload) {
            this.workload = workload;
            for (int i = 0; i < workload.workers(); i++) {
                finds.add(new ArrayList<>());
            }
        }

        @Override
        public void run() {
            try {
                for (int worker = 0; worker < finds.size(); worker++) {
                    next(worker);
                }
                while (awaited > 0 && failure == null) {
                    tasks.take().run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            reports();
        }

        private void next(int worker) {
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited++;
            workload.primeTest()
                    .isPrime(n)
                    .whenComplete((prime, thrown) -> tasks.add(() -> answered(worker, n, prime, thrown)));
        }

        private void answered(int worker, Long n, Boolean prime, Throwable thrown) {
            awaited--;
            if (thrown != null) {
                failure = thrown;
                return;
            }
            if (prime) {
                finds.get(worker).add(n);
            }
            next(worker);
        }

        private void reports() {
            reports = new ArrayList<>();
            for (int worker = 0; worker < finds.size(); worker++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (worker + 1), finds.get(worker)));
            }
        }

        RunResult result() {
            if (failure != null) {
                throw new CompletionException(unwrapped(failure));
            }
            return new RunResult(reports);
        }

        /** A stage may wrap what went wrong. */
        private static Throwable unwrapped(Throwable failure) {
            return failure.getCause() == null ? failure : failure.getCause();
        }
    }
}
