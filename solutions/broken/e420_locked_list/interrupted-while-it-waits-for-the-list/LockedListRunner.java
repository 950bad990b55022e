/*
 * Broken on purpose: found throws if its thread is interrupted while it waits for the list.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Workload;

/** The approach with threads and one list: all workers put their finds into the same plain list. */
public final class LockedListRunner {

    private final ReentrantLock lock = new ReentrantLock();
    private final List<Long> primes;

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Worker("Worker-" + i, workload));
        }
        workers.forEach(Thread::start);
        for (Worker worker : workers) {
            worker.join();
        }
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.getName() + " failed", worker.failure);
            }
        }
    }

    private final class Worker extends Thread {
        private final Workload workload;
        private Throwable failure;

        Worker(String name, Workload workload) {
            super(name);
            this.workload = workload;
        }

        @Override
        public void run() {
            try {
                Long n;
                while ((n = workload.numbers().poll()) != null) {
                    if (workload.primeTest().isPrime(n)) {
                        keep(n);
                    }
                }
            } catch (Throwable e) {
                failure = e;
            }
        }
    }

    private void keep(Long n) {
        lock.lock();
        try {
            primes.add(n);
        } finally {
            lock.unlock();
        }
    }

    public List<Long> found() {
        try {
            if (!lock.tryLock()) {
                lock.lockInterruptibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the list was free", e);
        }
        try {
            return new ArrayList<>(primes);
        } finally {
            lock.unlock();
        }
    }
}
