/*
 * Broken on purpose: a static map has a semaphore for each resource, so two that bound the same one share places.
 * Verdict: NOT_CONCURRENT
 * Clause: C8
 */
package kata.e540_bounded_resource;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;
    private static final Map<PrimeTest, Semaphore> ALL = new ConcurrentHashMap<>();

    private final Semaphore free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = ALL.computeIfAbsent(resource, r -> new Semaphore(places));
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
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
