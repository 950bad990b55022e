/* Another right way: the free places are counted by an atomic, and who waits is parked in a queue of its own. */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;
    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = new AtomicInteger(places);
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        Thread me = Thread.currentThread();
        waiting.add(me);
        try {
            while (!tryEnter()) {
                LockSupport.park(this);
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } finally {
            waiting.remove(me);
            wake(); // Whoever was woken in vain passes it on.
        }
        return askAndLeave(n);
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        return tryEnter() ? Optional.of(askAndLeave(n)) : Optional.empty();
    }

    private boolean askAndLeave(long n) {
        try {
            return resource.isPrime(n);
        } finally {
            free.incrementAndGet();
            wake();
        }
    }

    private boolean tryEnter() {
        int seen = free.get();
        while (seen > 0) {
            if (free.compareAndSet(seen, seen - 1)) {
                return true;
            }
            seen = free.get();
        }
        return false;
    }

    private void wake() {
        LockSupport.unpark(waiting.peek());
    }
}
