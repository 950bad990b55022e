/*
 * Broken on purpose: a worker ends when a test has left its thread interrupted.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.List;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: all workers work at the same time, each in a thread of its own, on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            Worker worker = new Worker(workload);
            Thread thread = new Thread(worker, "Worker-" + i);
            workers.add(worker);
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        List<WorkerReport> reports = new ArrayList<>();
        long pid = ProcessHandle.current().pid();
        for (int i = 0; i < threads.size(); i++) {
            if (workers.get(i).failure != null) {
                throw new IllegalStateException("Worker-" + (i + 1) + " failed", workers.get(i).failure);
            }
            reports.add(new WorkerReport("Worker-" + (i + 1), threads.get(i).threadId(), pid, workers.get(i).primes));
        }
        return new RunResult(reports);
    }

    private static final class Worker implements Runnable {
        private final Workload workload;
        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        Worker(Workload workload) {
            this.workload = workload;
        }

        @Override
        public void run() {
            try {
                Long n;
                while (!Thread.currentThread().isInterrupted()
                        && (n = workload.numbers().poll()) != null) {
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                }
            } catch (Throwable e) {
                failure = e;
            }
        }
    }
}
