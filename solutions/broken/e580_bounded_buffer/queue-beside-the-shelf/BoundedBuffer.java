/*
 * Broken on purpose: a queue of its own holds the numbers.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e580_bounded_buffer;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final BlockingQueue<Long> numbers;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        numbers = new ArrayBlockingQueue<>(shelf.capacity());
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        numbers.put(number);
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        return numbers.take();
    }
}
