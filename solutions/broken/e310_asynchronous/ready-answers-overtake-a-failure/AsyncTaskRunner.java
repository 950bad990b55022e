/*
 * Broken on purpose: answers that are there at once are taken in before a failure that came earlier.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
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
                    begin(worker);
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

        private void begin(int worker) {
            Long n = workload.numbers().poll();
            if (n != null) {
                await(worker, n, workload.primeTest().isPrime(n));
            }
        }

        private void await(int worker, Long n, CompletionStage<Boolean> stage) {
            awaited++;
            stage.whenComplete((prime, thrown) -> tasks.add(() -> {
                awaited--;
                keep(worker, n, prime, thrown);
                next(worker);
            }));
        }

        /** Goes on with a worker until one of its questions has to wait for an answer. */
        private void next(int worker) {
            while (failure == null) {
                Long n = workload.numbers().poll();
                if (n == null) {
                    return;
                }
                CompletableFuture<Boolean> answer =
                        workload.primeTest().isPrime(n).toCompletableFuture();
                if (!answer.isDone()) {
                    await(worker, n, answer);
                    return;
                }
                answer.whenComplete((prime, thrown) -> keep(worker, n, prime, thrown)); // at once, no detour
            }
        }

        private void keep(int worker, Long n, Boolean prime, Throwable thrown) {
            if (thrown != null) {
                failure = thrown;
            } else if (prime) {
                finds.get(worker).add(n);
            }
        }

        private void reports() {
            reports = new ArrayList<>();
            for (int worker = 0; worker < finds.size(); worker++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (worker + 1), finds.get(worker)));
            }
        }

        RunResult result() {
            if (failure != null) {
                throw new CompletionException(failure);
            }
            return new RunResult(reports);
        }
    }
}
