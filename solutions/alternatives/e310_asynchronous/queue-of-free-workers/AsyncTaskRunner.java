/* Another right way: the queue holds the workers that are free, and who answers keeps the find for them. */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

/** The asynchronous approach: one thread asks many questions and takes in the answers as they come. */
public final class AsyncTaskRunner {

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        List<Worker> workers = IntStream.rangeClosed(1, workload.workers())
                .mapToObj(Worker::new)
                .toList();
        BlockingQueue<Worker> free = new ArrayBlockingQueue<>(workload.workers(), false, workers);
        Throwable[] failure = {null};
        Thread loop = new Thread(() -> failure[0] = loop(workload, free), "event-loop");
        loop.start();
        loop.join();
        if (failure[0] != null) {
            throw new CompletionException(failure[0]);
        }
        return new RunResult(workers.stream()
                .map(worker -> new WorkerReport(
                        worker.name, loop.threadId(), ProcessHandle.current().pid(), worker.primes))
                .toList());
    }

    /** Gives numbers to whoever is free, until none is left and everybody is. Returns the failure, if there is one. */
    private static Throwable loop(AsyncWorkload workload, BlockingQueue<Worker> free) {
        int idle = 0;
        while (idle < workload.workers()) {
            Worker worker;
            try {
                worker = free.take();
            } catch (InterruptedException e) {
                return e;
            }
            if (worker.failure != null) {
                return worker.failure;
            }
            Long n = workload.numbers().poll();
            if (n == null) {
                idle++;
            } else {
                workload.primeTest().isPrime(n).whenComplete((prime, failed) -> {
                    worker.failure = failed;
                    if (failed == null && prime) {
                        worker.primes.add(n);
                    }
                    free.add(worker);
                });
            }
        }
        return null;
    }

    /** Belongs to whoever answers its question, or to whoever has taken it from the queue. */
    private static final class Worker {

        private final String name;
        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        Worker(int number) {
            name = "Worker-" + number;
        }
    }
}
