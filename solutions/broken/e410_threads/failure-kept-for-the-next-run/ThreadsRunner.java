/*
 * Broken on purpose: a failure stays in a field of the runner, and the next run throws it again.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Worker("Worker-" + i, workload));
        }
        for (Worker worker : workers) {
            worker.start();
        }
        for (Worker worker : workers) {
            worker.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get());
        }
        return new RunResult(workers.stream().map(Worker::report).toList());
    }

    private final class Worker extends Thread {

        private final Workload workload;
        private final List<Long> primes = new ArrayList<>();

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
                failure.compareAndSet(null, e);
            }
        }

        WorkerReport report() {
            return new WorkerReport(
                    getName(), threadId(), ProcessHandle.current().pid(), primes);
        }
    }
}
