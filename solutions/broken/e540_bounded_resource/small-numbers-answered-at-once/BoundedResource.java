/*
 * Broken on purpose: what is less than 2 is no prime anyway, so nobody is asked for it.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;
    private final Semaphore free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = new Semaphore(places);
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        if (n < 2) {
            return false;
        }
        free.acquire();
        return askAndLeave(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        return free.tryAcquire() ? Optional.of(askAndLeave(n)) : Optional.empty();
    }

    private boolean askAndLeave(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            free.release();
        }
    }
}
