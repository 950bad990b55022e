/*
 * Broken on purpose: a worker whose answer is there already takes the next number, before the others have one.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

/** The asynchronous approach: one thread asks many questions and takes in the answers as they come. */
public final class AsyncTaskRunner {

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        Loop loop = new Loop(workload);
        Thread thread = new Thread(loop, "event-loop");
        thread.start();
        thread.join();
        if (loop.failure != null) {
            throw new CompletionException(loop.failure);
        }
        return new RunResult(loop.reports);
    }

    private record Answer(int worker, long number, Boolean prime, Throwable failure) {}

    private static final class Loop implements Runnable {

        private final AsyncWorkload workload;
        private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
        private final List<List<Long>> finds = new ArrayList<>();
        private final List<WorkerReport> reports = new ArrayList<>();
        private int awaited;
        private Throwable failure;

        Loop(AsyncWorkload workload) {
            this.workload = workload;
        }

        @Override
        public void run() {
            for (int worker = 0; worker < workload.workers(); worker++) {
                finds.add(new ArrayList<>());
            }
            for (int worker = 0; worker < workload.workers() && failure == null; worker++) {
                ask(worker);
            }
            try {
                while (awaited > 0 && failure == null) {
                    Answer answer = answers.take();
                    awaited--;
                    if (keep(answer)) {
                        ask(answer.worker());
                    }
                }
            } catch (InterruptedException e) {
                failure = e;
            }
            for (int worker = 0; worker < workload.workers(); worker++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (worker + 1), finds.get(worker)));
            }
        }

        private boolean keep(Answer answer) {
            if (answer.failure() != null) {
                failure = answer.failure();
                return false;
            }
            if (answer.prime()) {
                finds.get(answer.worker()).add(answer.number());
            }
            return true;
        }

        /** Lets a worker take a number. An answer that is there already costs no way through the queue. */
        private void ask(int worker) {
            for (Long n = workload.numbers().poll();
                    n != null;
                    n = workload.numbers().poll()) {
                long number = n;
                CompletableFuture<Boolean> stage =
                        workload.primeTest().isPrime(number).toCompletableFuture();
                if (!stage.isDone()) {
                    awaited++;
                    stage.whenComplete((prime, failed) -> answers.add(new Answer(worker, number, prime, failed)));
                    return;
                }
                boolean failed = stage.isCompletedExceptionally();
                if (!keep(new Answer(
                        worker, number, failed ? null : stage.join(), failed ? stage.exceptionNow() : null))) {
                    return;
                }
            }
        }
    }
}
