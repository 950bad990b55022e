/*
 * Broken on purpose: a failure stays in a field of the runner, and the next run throws it again.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import kata.model.Workload;

/** The approach with threads and one list: all workers put their finds into the same plain list. */
public final class LockedListRunner {

    private final List<Long> primes;
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            Thread worker = new Thread(() -> work(workload), "Worker-" + i);
            worker.setUncaughtExceptionHandler((thread, thrown) -> failure.compareAndSet(null, thrown));
            workers.add(worker);
        }
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
    }

    private void work(Workload workload) {
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            if (workload.primeTest().isPrime(n)) {
                keep(n);
            }
        }
    }

    private void keep(long prime) {
        lock.writeLock().lock();
        try {
            primes.add(prime);
        } finally {
            lock.writeLock().unlock();
        }
    }

    public List<Long> found() {
        lock.readLock().lock();
        try {
            return new ArrayList<>(primes);
        } finally {
            lock.readLock().unlock();
        }
    }
}
