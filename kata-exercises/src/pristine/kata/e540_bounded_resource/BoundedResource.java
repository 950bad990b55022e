package kata.e540_bounded_resource;

import java.util.Optional;
import kata.model.PrimeTest;

/**
 * A prime test that only so many callers can use at a time.
 *
 * <p>May be used by any number of threads. A place belongs to a caller from before it asks the resource until the
 * resource has answered or thrown.
 *
 * <ul>
 *   <li>C2 There are never more callers in the resource than it has places.
 *   <li>C3 There are as many callers in the resource as it has places, if so many want to be there.
 *   <li>C5 What the resource throws comes out of the call, and the place is free again.
 *   <li>C8 Two bounded resources have places of their own, each as many as it was given.
 * </ul>
 */
public final class BoundedResource {

    // TODO C2, C3: whatever is needed to let in so many and no more

    /** Gives the resource so many places. */
    public BoundedResource(PrimeTest resource, int places) {
        // TODO C2, C8: remember the resource and its places
    }

    /**
     * Asks the resource: C1 once, with this number, in the caller's own thread, and returns its answer. C4 Waits while
     * all places are taken.
     *
     * @throws InterruptedException C7 if the caller is interrupted while it waits; the resource has not been asked
     *     then, and no place is won or lost
     */
    public boolean isPrime(long n) throws InterruptedException {
        // TODO C1, C4, C7: wait for a place and ask the resource
        // TODO C5: whatever comes of it, the place is free again
        throw new UnsupportedOperationException("TODO: wait for a place");
    }

    /**
     * Asks the resource (C1) if there is a place at once. C6 Never waits, not for a moment either, and does
     * not look again and again.
     *
     * @return the answer; C6 empty if all places are taken: the resource has not been asked then, and at no time has a
     *     place changed
     */
    public Optional<Boolean> tryIsPrime(long n) {
        // TODO C1, C5, C6: ask the resource if there is a place
        throw new UnsupportedOperationException("TODO: try to get a place");
    }
}
