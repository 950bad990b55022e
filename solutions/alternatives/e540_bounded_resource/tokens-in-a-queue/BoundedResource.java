/* Another right way: a token for each place, in a blocking queue. */
package kata.e540_bounded_resource;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import kata.model.PrimeTest;

/** A prime test that only so many callers can use at a time. */
public final class BoundedResource {

    private final PrimeTest resource;
    private final BlockingQueue<Object> free;

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        this.resource = resource;
        this.free = new ArrayBlockingQueue<>(places);
        for (int i = 0; i < places; i++) {
            free.add(new Object());
        }
    }

    /** Waits for a place and asks the resource. */
    public boolean isPrime(long n) throws InterruptedException {
        Object token = free.take();
        try {
            return resource.isPrime(n);
        } finally {
            free.add(token);
        }
    }

    /** Asks the resource if there is a place at once. */
    public Optional<Boolean> tryIsPrime(long n) {
        Object token = free.poll();
        if (token == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(resource.isPrime(n));
        } finally {
            free.add(token);
        }
    }
}
