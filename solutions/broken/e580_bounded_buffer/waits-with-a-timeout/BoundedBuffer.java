/*
 * Broken on purpose: a wait with a timeout hides that nobody is woken.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e580_bounded_buffer;

import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final Object lock = new Object();
    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        synchronized (lock) {
            while (shelf.size() == shelf.capacity()) {
                lock.wait(20);
            }
            shelf.add(number);
        }
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        synchronized (lock) {
            while (shelf.size() == 0) {
                lock.wait(20);
            }
            long number = shelf.remove();
            return number;
        }
    }
}
