/*
 * Broken on purpose: the thread that brings an answer goes on with the work itself.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e310_asynchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;

public final class AsyncTaskRunner {

    public RunResult run(AsyncWorkload workload) throws InterruptedException {
        EventLoop loop = new EventLoop(workload);
        Thread thread = new Thread(loop::run, "event-loop");
        thread.start();
        try {
            thread.join();
        } finally {
            thread.interrupt();
        }
        if (loop.failure != null) {
            throw new CompletionException(loop.failure);
        }
        return new RunResult(loop.reports);
    }

    private static final class EventLoop {

        private final CountDownLatch allIn = new CountDownLatch(1);
        private final List<Worker> workers = new ArrayList<>();
        private final List<WorkerReport> reports = new ArrayList<>();
        private final AsyncWorkload workload;
        private final AtomicInteger awaited = new AtomicInteger();
        private volatile Throwable failure;

        EventLoop(AsyncWorkload workload) {
            this.workload = workload;
            for (int i = 1; i <= workload.workers(); i++) {
                workers.add(new Worker("Worker-" + i, new CopyOnWriteArrayList<>()));
            }
        }

        void run() {
            awaited.incrementAndGet();
            workers.forEach(this::takeNumber);
            ended();
            try {
                allIn.await();
            } catch (InterruptedException e) {
                return;
            }
            workers.forEach(worker -> reports.add(WorkerReport.byCurrentThread(worker.name, worker.primes)));
        }

        private void takeNumber(Worker worker) {
            Long n = workload.numbers().poll();
            if (n == null) {
                return;
            }
            awaited.incrementAndGet();
            workload.primeTest().isPrime(n).whenComplete((prime, thrown) -> answered(worker, n, prime, thrown));
        }

        private void answered(Worker worker, long n, Boolean prime, Throwable thrown) {
            if (thrown != null) {
                failure = thrown;
                allIn.countDown();
                return;
            }
            if (prime) {
                worker.primes.add(n);
            }
            takeNumber(worker);
            ended();
        }

        private void ended() {
            if (awaited.decrementAndGet() == 0) {
                allIn.countDown();
            }
        }
    }

    private record Worker(String name, List<Long> primes) {}
}
