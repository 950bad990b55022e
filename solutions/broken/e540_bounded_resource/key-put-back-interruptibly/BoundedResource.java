/*
 * Broken on purpose: who was interrupted in the resource cannot put the key back, and the answer is lost, too.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final BlockingQueue<Integer> keys;
    private final PrimeTest resource;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        keys = new ArrayBlockingQueue<>(places);
        for (int key = 1; key <= places; key++) {
            keys.add(key);
        }
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        int key = keys.take();
        try {
            return resource.isPrime(n);
        } finally {
            keys.put(key);
        }
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        Integer key = keys.poll();
        if (key == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(resource.isPrime(n));
        } finally {
            keys.add(key);
        }
    }
}
