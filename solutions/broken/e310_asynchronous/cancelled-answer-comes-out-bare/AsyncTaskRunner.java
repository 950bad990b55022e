/*
 * Broken on purpose: a failure is what join throws; for a cancelled answer that is no CompletionException.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    private record Question(int worker, long number, CompletableFuture<Boolean> answer) {}

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        Loop loop = new Loop(workload);
        Thread thread = new Thread(loop, "event-loop");
        thread.start();
        thread.join();
        if (loop.failure != null) {
            throw loop.failure;
        }
        return new RunResult(loop.reports);
    }

    private static final class Loop implements Runnable {
        private final AsyncWorkload workload;
        private final BlockingQueue<Question> answered = new LinkedBlockingQueue<>();
        private final List<List<Long>> finds = new ArrayList<>();
        private final List<WorkerReport> reports = new ArrayList<>();
        private RuntimeException failure;
        private int awaited;

        Loop(AsyncWorkload workload) {
            this.workload = workload;
        }

        @Override
        public void run() {
            try {
                for (int i = 0; i < workload.workers(); i++) {
                    finds.add(new ArrayList<>());
                    ask(i);
                }
                while (awaited > 0) {
                    Question question = answered.take();
                    awaited--;
                    if (question.answer().join()) {
                        finds.get(question.worker()).add(question.number());
                    }
                    ask(question.worker());
                }
                for (List<Long> found : finds) {
                    reports.add(WorkerReport.byCurrentThread("Worker-" + (reports.size() + 1), found));
                }
            } catch (RuntimeException e) {
                failure = e; // join has made a CompletionException of it
            } catch (InterruptedException e) {
                failure = new IllegalStateException(e);
            }
        }

        private void ask(int worker) {
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited++;
            var question =
                    new Question(worker, n, workload.primeTest().isPrime(n).toCompletableFuture());
            question.answer().whenComplete((prime, thrown) -> answered.add(question));
        }
    }
}
