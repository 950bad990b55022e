/*
 * Broken on purpose: who is woken does not look again whether there is a place.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;
    private final Object lock = new Object();
    private int free; // guarded by lock

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = places;
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        synchronized (lock) {
            if (free == 0) {
                lock.wait();
            }
            free--;
        }
        try {
            return resource.isPrime(n);
        } finally {
            leave();
        }
    }

    private void leave() {
        synchronized (lock) {
            free++;
            lock.notifyAll();
        }
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        synchronized (lock) {
            if (free == 0) {
                return Optional.empty();
            }
            free--;
        }
        try {
            return Optional.of(resource.isPrime(n));
        } finally {
            leave();
        }
    }
}
