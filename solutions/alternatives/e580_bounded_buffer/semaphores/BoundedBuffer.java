/* Another right way: permits for places and for numbers, and one for the turn at the shelf. */
package kata.e580_bounded_buffer;

import java.util.concurrent.Semaphore;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final Semaphore free;
    private final Semaphore filled = new Semaphore(0);
    private final Semaphore turn = new Semaphore(1);
    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
        free = new Semaphore(shelf.capacity());
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        free.acquire();
        turn.acquireUninterruptibly();
        try {
            shelf.add(number);
        } finally {
            turn.release();
        }
        filled.release();
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        filled.acquire();
        turn.acquireUninterruptibly();
        try {
            return shelf.remove();
        } finally {
            turn.release();
            free.release();
        }
    }
}
