/*
 * Broken on purpose: looks under the lock and sleeps outside of it: the wake-up may come in between.
 * Verdict: RACE
 * Clause: C5
 */
package kata.e580_bounded_buffer;

import java.util.concurrent.locks.ReentrantLock;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final ReentrantLock atShelf = new ReentrantLock();
    private final Object places = new Object();
    private final Object numbers = new Object();
    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        while (!added(number)) {
            synchronized (places) {
                places.wait();
            }
        }
        synchronized (numbers) {
            numbers.notifyAll();
        }
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        while (true) {
            Long number = removed();
            if (number != null) {
                synchronized (places) {
                    places.notifyAll();
                }
                return number;
            }
            synchronized (numbers) {
                numbers.wait();
            }
        }
    }

    private boolean added(long number) {
        atShelf.lock();
        try {
            if (shelf.size() == shelf.capacity()) {
                return false;
            }
            shelf.add(number);
            return true;
        } finally {
            atShelf.unlock();
        }
    }

    private Long removed() {
        atShelf.lock();
        try {
            return shelf.size() == 0 ? null : shelf.remove();
        } finally {
            atShelf.unlock();
        }
    }
}
