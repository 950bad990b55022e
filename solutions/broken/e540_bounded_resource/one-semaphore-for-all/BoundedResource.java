/*
 * Broken on purpose: resources with as many places share one semaphore.
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

    private static final Map<Integer, Semaphore> KNOWN = new ConcurrentHashMap<>();
    private final PrimeTest resource;
    private final Semaphore free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = KNOWN.computeIfAbsent(places, Semaphore::new);
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        free.acquire();
        try {
            return resource.isPrime(n);
        } finally {
            free.release();
        }
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        if (!free.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return Optional.of(resource.isPrime(n));
        } finally {
            free.release();
        }
    }
}
