/*
 * Broken on purpose: tryIsPrime returns empty, with a free place, if another one took the one before it just then.
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
    private final AtomicInteger free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        free = new AtomicInteger(places);
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        synchronized (free) {
            while (!enteredInTheEnd()) {
                free.wait();
            }
        }
        return ask(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        return entered() ? Optional.of(ask(n)) : Optional.empty();
    }

    private boolean entered() {
        int seen = free.get();
        return seen > 0 && free.compareAndSet(seen, seen - 1);
    }

    private boolean enteredInTheEnd() {
        while (free.get() > 0) {
            if (entered()) {
                return true;
            }
        }
        return false;
    }

    private boolean ask(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            synchronized (free) {
                free.incrementAndGet();
                free.notify();
            }
        }
    }
}
