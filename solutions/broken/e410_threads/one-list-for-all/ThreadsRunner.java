/*
 * Broken on purpose: all workers put their primes into one list, so each report has them all.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<Long> found = new CopyOnWriteArrayList<>();
        List<Worker> workers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            Worker worker = new Worker("Worker-" + i, workload, found);
            workers.add(worker);
            threads.add(new Thread(worker, worker.name));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.name + " failed", worker.failure);
            }
            reports.add(new WorkerReport(
                    worker.name, worker.threadId, ProcessHandle.current().pid(), found));
        }
        return new RunResult(reports);
    }

    /** One worker. Its fields belong to its thread until that has ended. */
    private static final class Worker implements Runnable {

        private final String name;
        private final Workload workload;
        private final List<Long> primes;
        private long threadId;
        private Throwable failure;

        private Worker(String name, Workload workload, List<Long> primes) {
            this.name = name;
            this.workload = workload;
            this.primes = primes;
        }

        @Override
        public void run() {
            try {
                for (Long n = workload.numbers().poll();
                        n != null;
                        n = workload.numbers().poll()) {
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                }
                threadId = Thread.currentThread().threadId();
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
