/*
 * Broken on purpose: who has a place in one resource goes into any other without one.
 * Verdict: WRONG
 * Clause: C8
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    /** Whoever has a place already must not wait for a second one: it would wait for itself. */
    private static final ThreadLocal<Boolean> INSIDE = ThreadLocal.withInitial(() -> false);

    private final PrimeTest resource;
    private final Semaphore places;

    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.places = new Semaphore(places);
    }

    public boolean isPrime(long n) throws InterruptedException {
        if (INSIDE.get()) {
            return resource.isPrime(n);
        }
        places.acquire();
        return ask(n);
    }

    public Optional<Boolean> tryIsPrime(long n) {
        if (INSIDE.get()) {
            return Optional.of(resource.isPrime(n));
        }
        return places.tryAcquire() ? Optional.of(ask(n)) : Optional.empty();
    }

    private boolean ask(long n) {
        INSIDE.set(true);
        try {
            return resource.isPrime(n);
        } finally {
            INSIDE.remove();
            places.release();
        }
    }
}
