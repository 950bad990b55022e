/*
 * Broken on purpose: tryIsPrime waits for a short time, and leaves that out if the thread is interrupted.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
        free.acquire();
        return askAndLeave(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        return free.tryAcquire() || waitForAMoment() ? Optional.of(askAndLeave(n)) : Optional.empty();
    }

    private boolean waitForAMoment() {
        if (Thread.currentThread().isInterrupted()) {
            return false;
        }
        try {
            return free.tryAcquire(20, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean askAndLeave(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            free.release();
        }
    }
}
