/*
 * Broken on purpose: tryIsPrime returns empty, with a free place, if another one has the lock just then.
 * Verdict: RACE
 * Clause: C6
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition freed = lock.newCondition();
    private final PrimeTest resource;
    private int free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        free = places;
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (free == 0) {
                freed.await();
            }
            free--;
        } finally {
            lock.unlock();
        }
        return ask(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        if (!lock.tryLock()) {
            return Optional.empty();
        }
        try {
            if (free == 0) {
                return Optional.empty();
            }
            free--;
        } finally {
            lock.unlock();
        }
        return Optional.of(ask(n));
    }

    private boolean ask(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            lock.lock();
            try {
                free++;
                freed.signal();
            } finally {
                lock.unlock();
            }
        }
    }
}
