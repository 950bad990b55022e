/*
 * Broken on purpose: found copies without a lock, and asks only afterwards whether somebody has written meanwhile.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.StampedLock;
import kata.model.Workload;

/** The approach with threads and one list: all workers put their finds into the same plain list. */
public final class LockedListRunner {

    private final List<Long> primes;
    private final StampedLock lock = new StampedLock();

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
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
        long stamp = lock.writeLock();
        try {
            primes.add(prime);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    public List<Long> found() {
        long stamp = lock.tryOptimisticRead();
        List<Long> copy = new ArrayList<>(primes);
        if (lock.validate(stamp)) {
            return copy;
        }
        stamp = lock.readLock();
        try {
            return new ArrayList<>(primes);
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
