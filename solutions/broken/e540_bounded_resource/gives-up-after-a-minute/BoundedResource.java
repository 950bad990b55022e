/*
 * Broken on purpose: whoever has waited for a place for a minute is turned away.
 * Verdict: EXCEPTION
 * Clause: C4
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;

    // C2, C3, C8: one permit for each place, and a semaphore for each resource.
    private final Semaphore free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = new Semaphore(places);
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        // C4: waits. C7: before the try, so that whoever is interrupted here gives nothing back.
        if (!free.tryAcquire(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("no place for a minute");
        }
        return askAndLeave(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        // C6: who gets no permit has none to give back.
        return free.tryAcquire() ? Optional.of(askAndLeave(n)) : Optional.empty();
    }

    private boolean askAndLeave(long n) {
        try {
            return resource.isPrime(n); // C1
        } finally {
            free.release(); // C5
        }
    }
}
