/*
 * Broken on purpose: with two waiters, an interrupt does not end the wait of the second one.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.PrimeTest;

/** First come, first served: only the first in the queue stands at the door. */
public final class BoundedResource {

    private final PrimeTest resource;
    private final Semaphore places;
    private final ReentrantLock queue = new ReentrantLock(true);

    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.places = new Semaphore(places);
    }

    public boolean isPrime(long n) throws InterruptedException {
        queue.lock();
        try {
            places.acquire();
        } finally {
            queue.unlock();
        }
        return ask(n);
    }

    public Optional<Boolean> tryIsPrime(long n) {
        return places.tryAcquire() ? Optional.of(ask(n)) : Optional.empty();
    }

    private boolean ask(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            places.release();
        }
    }
}
