/*
 * Broken on purpose: who waits keeps looking.
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
        while (true) {
            synchronized (lock) {
                if (shelf.size() < shelf.capacity()) {
                    shelf.add(number);
                    return;
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        while (true) {
            synchronized (lock) {
                if (shelf.size() > 0) {
                    return shelf.remove();
                }
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Thread.onSpinWait();
        }
    }
}
