/* Another right way: who answers puts it on a stack with compareAndSet; the loop takes all and turns them round. */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
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

    /** An answer that has come in, and the one that came before it. */
    private record Answer(int worker, long number, Boolean prime, Throwable failure, Answer before) {}

    private static final class Loop implements Runnable {

        private final AsyncWorkload workload;
        private final AtomicReference<Answer> latest = new AtomicReference<>();
        private final List<List<Long>> finds = new ArrayList<>();
        private final List<WorkerReport> reports = new ArrayList<>();
        private int awaited;
        private Throwable failure;
        private Thread thread;

        Loop(AsyncWorkload workload) {
            this.workload = workload;
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            for (int worker = 0; worker < workload.workers(); worker++) {
                finds.add(new ArrayList<>());
            }
            for (int worker = 0; worker < workload.workers(); worker++) {
                ask(worker);
            }
            while (awaited > 0 && failure == null) {
                Answer last = latest.getAndSet(null);
                if (last == null) {
                    LockSupport.park(this);
                    continue;
                }
                List<Answer> answers = new ArrayList<>();
                for (Answer answer = last; answer != null; answer = answer.before()) {
                    answers.addFirst(answer);
                }
                for (Answer answer : answers) {
                    if (failure == null) {
                        handle(answer);
                    }
                }
            }
            for (int worker = 0; worker < workload.workers(); worker++) {
                reports.add(WorkerReport.byCurrentThread("Worker-" + (worker + 1), finds.get(worker)));
            }
        }

        private void handle(Answer answer) {
            awaited--;
            if (answer.failure() != null) {
                failure = answer.failure();
                return;
            }
            if (answer.prime()) {
                finds.get(answer.worker()).add(answer.number());
            }
            ask(answer.worker());
        }

        private void ask(int worker) {
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited++;
            Thread loop = thread;
            workload.primeTest().isPrime(n).whenComplete((prime, failed) -> {
                latest.updateAndGet(before -> new Answer(worker, n, prime, failed, before));
                LockSupport.unpark(loop);
            });
        }
    }
}
