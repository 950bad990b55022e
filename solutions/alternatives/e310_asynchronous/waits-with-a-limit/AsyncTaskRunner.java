/* Another right way: the loop waits for a task with a time limit, and asks again. */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
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

    private static final class Loop implements Runnable {

        private final AsyncWorkload workload;
        private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
        private int awaited;
        private final List<List<Long>> finds = new ArrayList<>();
        private final List<WorkerReport> reports = new ArrayList<>();
        private Throwable failure;

        Loop(AsyncWorkload workload) {
            this.workload = workload;
        }

        @Override
        public void run() {
            for (int worker = 0; worker < workload.workers(); worker++) {
                finds.add(new ArrayList<>());
            }
            for (int worker = 0; worker < workload.workers(); worker++) {
                ask(worker);
            }
            try {
                while (failure == null && awaited > 0) {
                    Runnable task = tasks.poll(10, TimeUnit.MILLISECONDS);
                    if (task != null) {
                        task.run();
                    }
                }
            } catch (InterruptedException e) {
                failure = e;
            }
            for (int worker = 0; worker < workload.workers(); worker++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (worker + 1), finds.get(worker)));
            }
        }

        private void ask(int worker) {
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited++;
            workload.primeTest().isPrime(n).whenComplete((prime, failed) -> {
                tasks.add(() -> {
                    awaited--;
                    if (failed != null) {
                        failure = failed;
                    } else {
                        if (prime) {
                            finds.get(worker).add(n);
                        }
                        ask(worker);
                    }
                });
            });
        }
    }
}
