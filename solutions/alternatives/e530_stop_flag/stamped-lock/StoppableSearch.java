/* Another right way: read on trust, and once more under the lock if somebody wrote meanwhile. */
package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.StampedLock;
import kata.model.PrimeTest;

/** A search for primes that another thread can stop. */
public final class StoppableSearch {

    private final Queue<Long> numbers;
    private final PrimeTest primeTest;
    private final StampedLock lock = new StampedLock();
    private boolean stopped; // guarded by lock

    /** A search through these numbers. */
    public StoppableSearch(Queue<Long> numbers, PrimeTest primeTest) {
        this.numbers = numbers;
        this.primeTest = primeTest;
    }

    /** Tests the numbers until there are no more or somebody stops it. */
    public List<Long> run() {
        List<Long> primes = new ArrayList<>();
        while (!isStopped()) {
            Long n = numbers.poll();
            if (n == null) {
                break;
            }
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }

    /** Stops the search, for good. */
    public void stop() {
        long stamp = lock.writeLock();
        try {
            stopped = true;
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    private boolean isStopped() {
        long stamp = lock.tryOptimisticRead();
        boolean seen = stopped;
        if (lock.validate(stamp)) {
            return seen;
        }
        stamp = lock.readLock();
        try {
            return stopped;
        } finally {
            lock.unlockRead(stamp);
        }
    }
}
