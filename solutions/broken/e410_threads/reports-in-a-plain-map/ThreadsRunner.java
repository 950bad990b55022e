/*
 * Broken on purpose: the workers put their reports into one HashMap.
 * Verdict: RACE
 * Clause: C5
 */
package kata.e410_threads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;

/** The approach with threads: one platform thread for each worker, all on one common queue. */
public final class ThreadsRunner implements TaskRunner {

    @Override
    public RunResult run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        Map<String, WorkerReport> reported = new HashMap<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            Worker worker = new Worker("Worker-" + i, workload, reported);
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
            reports.add(reported.get(worker.name));
        }
        return new RunResult(reports);
    }

    /** One worker. Its fields belong to its thread until that has ended. */
    private static final class Worker implements Runnable {

        private final String name;
        private final Workload workload;
        private final Map<String, WorkerReport> reported;
        private Throwable failure;

        private Worker(String name, Workload workload, Map<String, WorkerReport> reported) {
            this.name = name;
            this.workload = workload;
            this.reported = reported;
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
                reported.put(name, WorkerReport.byCurrentThread(name, primes));
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
