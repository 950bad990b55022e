/*
 * Broken on purpose: interrupted after its signal and before it has the lock: it leaves, the signal is lost.
 * Verdict: RACE
 * Clause: C6
 */
package kata.e580_bounded_buffer;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Shelf;

public final class BoundedBuffer {

    private final Shelf shelf;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();

    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    public void put(long number) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (shelf.size() == shelf.capacity()) {
                sleep(notFull);
            }
            shelf.add(number);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    public long take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (shelf.size() == 0) {
                sleep(notEmpty);
            }
            long number = shelf.remove();
            notFull.signal();
            return number;
        } finally {
            lock.unlock();
        }
    }

    private static void sleep(Condition condition) throws InterruptedException {
        condition.await();
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }
}
