/*
 * Broken on purpose: who was chosen to be woken and is interrupted does not pass the wake-up on.
 * Verdict: RACE
 * Clause: C6
 */
package kata.e580_bounded_buffer;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import kata.model.Shelf;

/** Numbers on their way from those who find them to those who test them, with a limited number of places between. */
public final class BoundedBuffer {

    private final Object lock = new Object();
    private final Queue<Thread> producers = new ArrayDeque<>();
    private final Queue<Thread> consumers = new ArrayDeque<>();
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
                    wakeOne(consumers);
                    return;
                }
                producers.add(Thread.currentThread());
            }
            sleepIn(producers);
        }
    }

    /** Removes the oldest number from the shelf. */
    public long take() throws InterruptedException {
        while (true) {
            synchronized (lock) {
                if (shelf.size() > 0) {
                    long number = shelf.remove();
                    wakeOne(producers);
                    return number;
                }
                consumers.add(Thread.currentThread());
            }
            sleepIn(consumers);
        }
    }

    /** Sleeps until this thread has been taken from the queue. */
    private void sleepIn(Queue<Thread> sleepers) throws InterruptedException {
        while (true) {
            synchronized (lock) {
                if (!sleepers.contains(Thread.currentThread())) {
                    return;
                }
            }
            LockSupport.park(this);
            if (Thread.interrupted()) {
                synchronized (lock) {
                    sleepers.remove(Thread.currentThread());
                }
                throw new InterruptedException();
            }
        }
    }

    private static void wakeOne(Queue<Thread> sleepers) {
        LockSupport.unpark(sleepers.poll());
    }
}
