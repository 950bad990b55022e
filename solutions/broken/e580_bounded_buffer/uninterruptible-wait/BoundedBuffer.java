/*
 * Broken on purpose: it waits in a way that no interrupt ends.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e580_bounded_buffer;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final Lock lock = new ReentrantLock();
    private final Condition free = lock.newCondition();
    private final Condition filled = lock.newCondition();
    private final Shelf shelf;

    /** A buffer on this shelf, which nobody else uses. */
    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    /** Adds a number to the shelf. */
    public void put(long number) throws InterruptedException {
        lock.lock();
        try {
            while (shelf.size() == shelf.capacity()) {
                free.awaitUninterruptibly();
            }
            shelf.add(number);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        lock.lock();
        try {
            while (shelf.size() == 0) {
                filled.awaitUninterruptibly();
            }
            long number = shelf.remove();
            free.signal();
            return number;
        } finally {
            lock.unlock();
        }
    }
}
