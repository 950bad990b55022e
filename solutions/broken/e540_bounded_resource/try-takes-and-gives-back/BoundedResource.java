/*
 * Broken on purpose: tryIsPrime takes a place that may not be there and gives it back if so; meanwhile it is missing.
 * Verdict: RACE
 * Clause: C6
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;
    private final int places;
    private final AtomicInteger inside = new AtomicInteger();

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.places = places;
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        while (!enter()) {
            Thread.sleep(1);
        }
        return askAndLeave(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        return enter() ? Optional.of(askAndLeave(n)) : Optional.empty();
    }

    private boolean enter() {
        if (inside.incrementAndGet() <= places) {
            return true;
        }
        inside.decrementAndGet();
        return false;
    }

    private boolean askAndLeave(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            inside.decrementAndGet();
        }
    }
}
