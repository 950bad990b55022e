/*
 * Broken on purpose: only put wakes somebody.
 * Verdict: RACE
 * Clause: C3
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
                lock.wait();
            }
            shelf.add(number);
            lock.notifyAll();
        }
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        synchronized (lock) {
            while (shelf.size() == 0) {
                lock.wait();
            }
            long number = shelf.remove();
            return number;
        }
    }
}
