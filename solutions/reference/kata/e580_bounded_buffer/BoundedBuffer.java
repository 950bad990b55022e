package kata.e580_bounded_buffer;

import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    // C2: one lock for both sides; whoever waits on it gives it back meanwhile.
    private final Object lock = new Object();
    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        // C1: no list of our own beside it.
        this.shelf = shelf;
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        synchronized (lock) {
            // C4: another one may have come in between, so who wakes up looks again. C7: until then it sleeps.
            while (shelf.size() == shelf.capacity()) {
                // C3, C6: an interrupt passes; nothing has been done yet, and the block gives the lock back.
                lock.wait();
            }
            shelf.add(number);
            // C5: both kinds sleep on one lock, and one alone could be of the wrong kind.
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
            lock.notifyAll();
            return number;
        }
    }
}
