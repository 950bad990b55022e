/*
 * Broken on purpose: producers have one lock, consumers another.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e580_bounded_buffer;

import java.util.concurrent.Semaphore;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final Semaphore free;
    private final Semaphore filled = new Semaphore(0);
    private final Object putting = new Object();
    private final Object taking = new Object();
    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
        free = new Semaphore(shelf.capacity());
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        free.acquire();
        synchronized (putting) {
            shelf.add(number);
        }
        filled.release();
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        filled.acquire();
        long number;
        synchronized (taking) {
            number = shelf.remove();
        }
        free.release();
        return number;
    }
}
