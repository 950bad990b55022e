/* Another right way: who finds nothing waits for the next phase of a phaser, and every step begins one. */
package kata.e580_bounded_buffer;

import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final ReentrantLock atShelf = new ReentrantLock();
    private final Phaser changes = new Phaser(1);
    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        while (true) {
            int change;
            atShelf.lock();
            try {
                if (shelf.size() < shelf.capacity()) {
                    shelf.add(number);
                    changes.arrive();
                    return;
                }
                change = changes.getPhase();
            } finally {
                atShelf.unlock();
            }
            changes.awaitAdvanceInterruptibly(change);
        }
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        while (true) {
            int change;
            atShelf.lock();
            try {
                if (shelf.size() > 0) {
                    long number = shelf.remove();
                    changes.arrive();
                    return number;
                }
                change = changes.getPhase();
            } finally {
                atShelf.unlock();
            }
            changes.awaitAdvanceInterruptibly(change);
        }
    }
}
