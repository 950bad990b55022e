/*
 * Broken on purpose: a place goes straight to who waits, and is lost if that one is interrupted just then.
 * Verdict: RACE
 * Clause: C7
 */
package kata.e540_bounded_resource;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;
    private final Queue<CountDownLatch> waiting = new ArrayDeque<>(); // guarded by this
    private int free; // guarded by this

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = places;
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        CountDownLatch mine = enter();
        if (mine != null) {
            try {
                mine.await();
            } catch (InterruptedException e) {
                giveUp(mine);
                throw e;
            }
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
            leave();
        }
    }

    private synchronized boolean tryEnter() {
        boolean enters = free > 0;
        free -= enters ? 1 : 0;
        return enters;
    }

    private synchronized CountDownLatch enter() {
        if (tryEnter()) {
            return null;
        }
        CountDownLatch mine = new CountDownLatch(1);
        waiting.add(mine);
        return mine;
    }

    private synchronized void leave() {
        CountDownLatch next = waiting.poll();
        if (next == null) {
            free++;
        } else {
            next.countDown();
        }
    }

    private synchronized void giveUp(CountDownLatch mine) {
        waiting.remove(mine);
    }
}
