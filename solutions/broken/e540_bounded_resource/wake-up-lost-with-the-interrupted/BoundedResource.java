/*
 * Broken on purpose: who is woken and interrupted at once leaves, and the next one sleeps before a free place.
 * Verdict: RACE
 * Clause: C7
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final Queue<Thread> sleepers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger free;
    private final PrimeTest resource;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        free = new AtomicInteger(places);
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!take()) {
            sleep();
        }
        return ask(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        return take() ? Optional.of(ask(n)) : Optional.empty();
    }

    private boolean take() {
        int seen = free.get();
        while (seen > 0) {
            if (free.compareAndSet(seen, seen - 1)) {
                return true;
            }
            seen = free.get();
        }
        return false;
    }

    private void sleep() throws InterruptedException {
        Thread me = Thread.currentThread();
        sleepers.add(me);
        while (!take()) {
            LockSupport.park(this);
            if (Thread.interrupted()) {
                sleepers.remove(me);
                throw new InterruptedException();
            }
        }
        sleepers.remove(me);
        wakeNext();
    }

    private boolean ask(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            free.incrementAndGet();
            wakeNext();
        }
    }

    private void wakeNext() {
        if (free.get() > 0) {
            LockSupport.unpark(sleepers.peek());
        }
    }
}
