/*
 * Broken on purpose: a semaphore wakes the loop, but nothing guards the queue that two threads put answers into.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e310_asynchronous;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    private static final class Tasks {

        private final Queue<Runnable> queue = new ArrayDeque<>();
        private final Semaphore ready = new Semaphore(0);

        void put(Runnable task) {
            queue.add(task);
            ready.release();
        }

        Runnable take() throws InterruptedException {
            ready.acquire();
            return queue.remove();
        }
    }

    /** What one run has to remember; touched by the loop's thread alone, and by the caller after the loop's end. */
    private static final class Run {
        int underWay;
        Throwable failure;
        RunResult result;
    }

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        Run run = new Run();
        Thread loop = new Thread(() -> loop(workload, run), "event-loop");
        loop.start();
        loop.join();
        if (run.failure != null) {
            throw new CompletionException(run.failure);
        }
        return run.result;
    }

    private static void loop(AsyncWorkload workload, Run run) {
        Tasks tasks = new Tasks();
        List<List<Long>> finds = new ArrayList<>();
        for (int i = 0; i < workload.workers(); i++) {
            List<Long> primes = new ArrayList<>();
            finds.add(primes);
            ask(workload, run, tasks, primes);
        }
        try {
            while (run.underWay > 0 && run.failure == null) {
                tasks.take().run();
            }
        } catch (InterruptedException e) {
            run.failure = e;
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (int i = 0; i < finds.size(); i++) {
            reports.add(WorkerReport.byCurrentThread("Worker-" + (i + 1), finds.get(i)));
        }
        run.result = new RunResult(reports);
    }

    private static void ask(AsyncWorkload workload, Run run, Tasks tasks, List<Long> primes) {
        Long n = workload.numbers().poll();
        if (n == null) {
            return;
        }
        run.underWay++;
        workload.primeTest()
                .isPrime(n)
                .whenComplete((prime, thrown) -> tasks.put(() -> {
                    run.underWay--;
                    if (thrown != null) {
                        run.failure = thrown;
                        return;
                    }
                    if (prime) {
                        primes.add(n);
                    }
                    ask(workload, run, tasks, primes);
                }));
    }
}
