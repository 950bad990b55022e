/* Another right way: the first failure stops and interrupts the other workers, and run waits for their end. */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        ThreadGroup group = new ThreadGroup("workers");
        AtomicBoolean failed = new AtomicBoolean();
        List<Worker> workers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            Worker worker = new Worker("Worker-" + i, workload, group, failed);
            workers.add(worker);
            threads.add(new Thread(group, worker, worker.name));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.name + " failed", worker.failure);
            }
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (Worker worker : workers) {
            reports.add(worker.report);
        }
        return new RunResult(reports);
    }

    /** One worker. Its fields belong to its thread until that has ended. */
    private static final class Worker implements Runnable {

        private final String name;
        private final Workload workload;
        private final ThreadGroup group;
        private final AtomicBoolean failed;
        private WorkerReport report;
        private Throwable failure;

        private Worker(String name, Workload workload, ThreadGroup group, AtomicBoolean failed) {
            this.name = name;
            this.workload = workload;
            this.group = group;
            this.failed = failed;
        }

        @Override
        public void run() {
            List<Long> primes = new ArrayList<>();
            try {
                for (Long n = workload.numbers().poll();
                        n != null && !failed.get();
                        n = workload.numbers().poll()) {
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                }
                report = WorkerReport.byCurrentThread(name, primes);
            } catch (RuntimeException | Error e) {
                failure = e;
                failed.set(true);
                group.interrupt();
            }
        }
    }
}
