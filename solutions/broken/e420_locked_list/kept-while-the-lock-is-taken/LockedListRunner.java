/*
 * Broken on purpose: who finds the lock taken keeps the prime and goes on to the next number.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Workload;

/** The approach with threads and one list, guarded by one lock. */
public final class LockedListRunner {

    private final ReentrantLock lock = new ReentrantLock();
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
            worker.thread.join();
        }
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.thread.getName() + " failed", worker.failure);
            }
        }
    }

    public List<Long> found() {
        lock.lock();
        try {
            return List.copyOf(primes);
        } finally {
            lock.unlock();
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
            List<Long> kept = new ArrayList<>();
            try {
                for (Long n = workload.numbers().poll();
                        n != null;
                        n = workload.numbers().poll()) {
                    if (workload.primeTest().isPrime(n)) {
                        kept.add(n);
                        if (lock.tryLock()) {
                            handOver(kept);
                        }
                    }
                }
                lock.lock();
                handOver(kept);
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }

        /** Gives the lock back. */
        private void handOver(List<Long> kept) {
            try {
                while (!kept.isEmpty()) {
                    primes.add(kept.removeFirst());
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
