/*
 * Broken on purpose: all buffers share their conditions: a signal may wake a sleeper of another buffer.
 * Verdict: RACE
 * Clause: C5
 */
package kata.e580_bounded_buffer;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Shelf;

public final class BoundedBuffer {

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition PLACE = LOCK.newCondition();
    private static final Condition NUMBER = LOCK.newCondition();

    private final Shelf shelf;

    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    public void put(long number) throws InterruptedException {
        LOCK.lockInterruptibly();
        try {
            while (shelf.size() >= shelf.capacity()) {
                PLACE.await();
            }
            shelf.add(number);
            NUMBER.signal();
        } finally {
            LOCK.unlock();
        }
    }

    public long take() throws InterruptedException {
        LOCK.lockInterruptibly();
        try {
            while (shelf.size() <= 0) {
                NUMBER.await();
            }
            long number = shelf.remove();
            PLACE.signal();
            return number;
        } finally {
            LOCK.unlock();
        }
    }
}
