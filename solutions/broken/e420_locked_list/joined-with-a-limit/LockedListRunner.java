/*
 * Broken on purpose: each worker is waited for for ten minutes, and nobody looks whether it has ended.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import kata.model.Workload;

/** The approach with threads and one list, guarded by one lock. */
public final class LockedListRunner {

    private final Object lock = new Object();
    private final List<Long> primes; // guarded by lock

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Worker("Worker-" + i, workload));
        }
        workers.forEach(worker -> worker.thread.start());
        for (Worker worker : workers) {
            worker.thread.join(600_000);
        }
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.thread.getName() + " failed", worker.failure);
            }
        }
    }

    public List<Long> found() {
        synchronized (lock) {
            return List.copyOf(primes);
        }
    }

    /** One worker. Its failure belongs to its thread until that has ended. */
    private final class Worker implements Runnable {

        private final Workload workload;
        private final Thread thread;
        private Throwable failure;

        private Worker(String name, Workload workload) {
            this.workload = workload;
            this.thread = new Thread(this, name);
        }

        @Override
        public void run() {
            try {
                for (Long n = workload.numbers().poll();
                        n != null;
                        n = workload.numbers().poll()) {
                    if (workload.primeTest().isPrime(n)) {
                        synchronized (lock) {
                            primes.add(n);
                        }
                    }
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
