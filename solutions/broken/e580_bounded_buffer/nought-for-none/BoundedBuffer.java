/*
 * Broken on purpose: 0 stands for no number, so a 0 that was put is taken and lost.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e580_bounded_buffer;

import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them. */
public final class BoundedBuffer {

    private final Shelf shelf; // guarded by this

    /** A buffer on this shelf. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Adds a number to the shelf. */
    public synchronized void put(long number) throws InterruptedException {
        while (shelf.size() == shelf.capacity()) {
            wait();
        }
        shelf.add(number);
        notifyAll();
    }

    /** Removes the oldest number from the shelf. */
    public synchronized long take() throws InterruptedException {
        long number = numberOrNone();
        while (number == 0) {
            wait();
            number = numberOrNone();
        }
        notifyAll();
        return number;
    }

    private long numberOrNone() {
        return shelf.size() == 0 ? 0 : shelf.remove();
    }
}
