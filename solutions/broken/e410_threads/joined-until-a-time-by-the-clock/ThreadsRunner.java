/*
 * Broken on purpose: the workers are waited for in short waits, for ten minutes by the clock.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            Worker worker = new Worker("Worker-" + i, workload);
            workers.add(worker);
            threads.add(new Thread(worker, worker.name));
        }
        threads.forEach(Thread::start);
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(10);
        for (Thread thread : threads) {
            while (thread.isAlive() && System.nanoTime() < end) {
                thread.join(100);
            }
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.name + " failed", worker.failure);
            }
            reports.add(worker.report);
        }
        return new RunResult(reports);
    }

    /** One worker. Its fields belong to its thread until that has ended. */
    private static final class Worker implements Runnable {

        private final String name;
        private final Workload workload;
        private WorkerReport report;
        private Throwable failure;

        private Worker(String name, Workload workload) {
            this.name = name;
            this.workload = workload;
        }

        @Override
        public void run() {
            List<Long> primes = new ArrayList<>();
            try {
                for (Long n = workload.numbers().poll();
                        n != null;
                        n = workload.numbers().poll()) {
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                }
                report = WorkerReport.byCurrentThread(name, primes);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
