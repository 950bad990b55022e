/*
 * Broken on purpose: a sleeper that is interrupted as it is woken is counted down twice, so a later one is not woken.
 * Verdict: RACE
 * Clause: C6
 */
package kata.e580_bounded_buffer;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them. */
public final class BoundedBuffer {

    private final Shelf shelf;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notFull = lock.newCondition();
    private final Condition notEmpty = lock.newCondition();
    private int sleepingPutters;
    private int sleepingTakers;

    public BoundedBuffer(Shelf shelf) {
        this.shelf = shelf;
    }

    public void put(long number) throws InterruptedException {
        lock.lock();
        try {
            while (shelf.size() == shelf.capacity()) {
                sleepingPutters++;
                try {
                    notFull.await();
                } catch (InterruptedException e) {
                    sleepingPutters--;
                    throw e;
                }
            }
            shelf.add(number);
            if (sleepingTakers > 0) {
                sleepingTakers--;
                notEmpty.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    public long take() throws InterruptedException {
        lock.lock();
        try {
            while (shelf.size() == 0) {
                sleepingTakers++;
                try {
                    notEmpty.await();
                } catch (InterruptedException e) {
                    sleepingTakers--;
                    throw e;
                }
            }
            long number = shelf.remove();
            if (sleepingPutters > 0) {
                sleepingPutters--;
                notFull.signal();
            }
            return number;
        } finally {
            lock.unlock();
        }
    }
}
