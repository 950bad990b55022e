/*
 * Broken on purpose: run goes on waiting after an interrupt, sets the status again and returns.
 * Verdict: WRONG
 * Clause: C4
 */
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
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Worker("Worker-" + i, workload));
        }
        for (Worker worker : workers) {
            worker.start();
        }
        boolean interrupted = false;
        for (Worker worker : workers) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException("a worker failed", worker.failure);
            }
        }
        return new RunResult(workers.stream().map(Worker::report).toList());
    }

    private static final class Worker extends Thread {

        private final Workload workload;
        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        Worker(String name, Workload workload) {
            super(name);
            this.workload = workload;
        }

        @Override
        public void run() {
            try {
                Long n = workload.numbers().poll();
                while (n != null) {
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                    n = workload.numbers().poll();
                }
            } catch (Throwable e) {
                failure = e;
            }
        }

        WorkerReport report() {
            return new WorkerReport(
                    getName(), threadId(), ProcessHandle.current().pid(), primes);
        }
    }
}
