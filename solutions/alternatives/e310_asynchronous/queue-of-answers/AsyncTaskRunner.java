/* Another right way: no tasks, only answers travel to the loop, each with its worker's index. */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    private record Answer(int worker, long number, Boolean prime, Throwable failure) {}

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        AtomicReference<RunResult> result = new AtomicReference<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread loop = new Thread(
                () -> {
                    try {
                        result.set(loop(workload));
                    } catch (Throwable t) {
                        failure.set(t);
                    }
                },
                "event-loop");
        loop.start();
        loop.join();
        if (failure.get() instanceof CompletionException e) {
            throw e;
        }
        return result.get();
    }

    private static RunResult loop(AsyncWorkload workload) throws InterruptedException {
        LinkedTransferQueue<Answer> answers = new LinkedTransferQueue<>();
        List<List<Long>> primes = new ArrayList<>();
        int awaited = 0;
        for (int worker = 0; worker < workload.workers(); worker++) {
            primes.add(new ArrayList<>());
            awaited += ask(workload, worker, answers);
        }
        while (awaited > 0) {
            Answer answer = answers.take();
            if (answer.failure() != null) {
                throw new CompletionException(answer.failure());
            }
            if (answer.prime()) {
                primes.get(answer.worker()).add(answer.number());
            }
            awaited += ask(workload, answer.worker(), answers) - 1;
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (List<Long> found : primes) {
            reports.add(WorkerReport.byCurrentThread("Worker-" + (reports.size() + 1), found));
        }
        return new RunResult(reports);
    }

    /** Asks for the next number, if there is one, and tells how many answers are to come from that: 1 or 0. */
    private static int ask(AsyncWorkload workload, int worker, LinkedTransferQueue<Answer> answers) {
        Long n = workload.numbers().poll();
        if (n == null) {
            return 0;
        }
        workload.primeTest()
                .isPrime(n)
                .whenComplete((prime, failure) -> answers.add(new Answer(worker, n, prime, failure)));
        return 1;
    }
}
