/*
 * Broken on purpose: everybody is let in at once.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        return resource.isPrime(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        return Optional.of(resource.isPrime(n));
    }
}
