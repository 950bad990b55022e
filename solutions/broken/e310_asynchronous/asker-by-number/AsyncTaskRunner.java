/*
 * Broken on purpose: the asker is looked up by number, wrong if two workers ask for equal numbers.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    private record Answer(Long number, boolean prime) {}

    private static final class Worker {
        final String name;
        final List<Long> primes = new ArrayList<>();

        Worker(String name) {
            this.name = name;
        }
    }

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<WorkerReport> reports = new ArrayList<>();
        Thread loop = new Thread(
                () -> {
                    try {
                        new Loop(workload, failure).into(reports);
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

    private static final class Loop {
        private final AsyncWorkload workload;
        private final AtomicReference<Throwable> failure;
        private final LinkedTransferQueue<Answer> answers = new LinkedTransferQueue<>();
        private final Map<Long, Worker> askers = new HashMap<>();
        private int awaited;

        Loop(AsyncWorkload workload, AtomicReference<Throwable> failure) {
            this.workload = workload;
            this.failure = failure;
        }

        void into(List<WorkerReport> reports) throws InterruptedException {
            List<Worker> workers = new ArrayList<>();
            for (int i = 1; i <= workload.workers(); i++) {
                Worker worker = new Worker("Worker-" + i);
                workers.add(worker);
                ask(worker);
            }
            while (awaited > 0 && failure.get() == null) {
                Answer answer = answers.take();
                awaited--;
                Worker worker = askers.get(answer.number());
                if (answer.prime()) {
                    worker.primes.add(answer.number());
                }
                ask(worker);
            }
            for (Worker worker : workers) {
                reports.add(WorkerReport.byCurrentThread(worker.name, worker.primes));
            }
        }

        private void ask(Worker worker) {
            if (failure.get() != null) {
                return;
            }
            Long number = workload.numbers().poll();
            if (number == null) {
                return;
            }
            askers.put(number, worker);
            awaited++;
            workload.primeTest().isPrime(number).whenComplete((prime, problem) -> {
                if (problem != null) {
                    failure.compareAndSet(null, problem);
                }
                answers.put(new Answer(number, problem == null && prime));
            });
        }
    }
}
