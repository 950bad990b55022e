package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
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
            // C2: a thread for each worker, with its name.
            Worker worker = new Worker("Worker-" + i, workload);
            workers.add(worker);
            threads.add(new Thread(worker, worker.name));
        }
        // C3: all are started before the first is waited for.
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            // C4: the end of the last one is the end of the run. What a worker wrote before its end can be read from
            // here.
            thread.join();
        }
        List<WorkerReport> reports = new ArrayList<>();
        for (Worker worker : workers) {
            // C7: a worker cannot throw at the caller, so its failure was kept.
            if (worker.failure != null) {
                throw new IllegalStateException(worker.name + " failed", worker.failure);
            }
            // C5: in the order of the workers, whoever was first to end.
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
                // C1: poll looks and takes in one step, so no other worker can come in between.
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
