/*
 * Broken on purpose: the loop blocks on its own full mailbox, with over 16 workers and answers at once.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    private record Answer(int worker, long number, boolean prime) {}

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        ArrayBlockingQueue<Answer> mailbox = new ArrayBlockingQueue<>(16);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<WorkerReport> reports = new ArrayList<>();
        Thread loop = new Thread(
                () -> {
                    try {
                        reports.addAll(loop(workload, mailbox, failure));
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                    }
                },
                "event-loop");
        loop.start();
        loop.join();
        if (failure.get() != null) {
            throw new CompletionException(failure.get());
        }
        return new RunResult(reports);
    }

    private static List<WorkerReport> loop(
            AsyncWorkload workload, ArrayBlockingQueue<Answer> mailbox, AtomicReference<Throwable> failure)
            throws InterruptedException {
        List<List<Long>> finds = new ArrayList<>();
        int awaited = 0;
        for (int worker = 0; worker < workload.workers(); worker++) {
            finds.add(new ArrayList<>());
            awaited += ask(workload, worker, mailbox, failure);
        }
        while (awaited > 0 && failure.get() == null) {
            Answer answer = mailbox.take();
            if (failure.get() != null) {
                break;
            }
            awaited--;
            if (answer.prime()) {
                finds.get(answer.worker()).add(answer.number());
            }
            awaited += ask(workload, answer.worker(), mailbox, failure);
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (int worker = 0; worker < finds.size(); worker++) {
            reports.add(WorkerReport.byCurrentThread("Worker-" + (worker + 1), finds.get(worker)));
        }
        return reports;
    }

    private static int ask(
            AsyncWorkload workload,
            int worker,
            ArrayBlockingQueue<Answer> mailbox,
            AtomicReference<Throwable> failure) {
        if (failure.get() != null) {
            return 0;
        }
        Long number = workload.numbers().poll();
        if (number == null) {
            return 0;
        }
        workload.primeTest().isPrime(number).whenComplete((prime, problem) -> {
            if (problem != null) {
                failure.compareAndSet(null, problem);
            }
            try {
                mailbox.put(new Answer(worker, number, problem == null && prime));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return 1;
    }
}
