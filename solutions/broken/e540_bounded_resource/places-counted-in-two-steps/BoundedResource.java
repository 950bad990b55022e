/*
 * Broken on purpose: a caller looks whether a place is free in one step and takes it in another.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;

    private final AtomicInteger free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = new AtomicInteger(places);
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        while (free.get() == 0) {
            Thread.sleep(1);
        }
        free.decrementAndGet();
        return askAndLeave(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        if (free.get() == 0) {
            return Optional.empty();
        }
        free.decrementAndGet();
        return Optional.of(askAndLeave(n));
    }

    private boolean askAndLeave(long n) {
        try {
            return resource.isPrime(n); // C1
        } finally {
            free.incrementAndGet(); // C5
        }
    }
}
