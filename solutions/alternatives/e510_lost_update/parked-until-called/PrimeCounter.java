/* Another right way: who waits is parked, the longest waiting first, and is unparked by who leaves. */
package kata.e510_lost_update;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Queue<Thread> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        enter();
        try {
            tally.write(tally.read() + 1);
        } finally {
            busy.set(false);
            LockSupport.unpark(waiting.peek());
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }

    private void enter() {
        Thread me = Thread.currentThread();
        boolean interrupted = false;
        waiting.add(me);
        while (waiting.peek() != me || !busy.compareAndSet(false, true)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted(); // or it would not be parked any more
        }
        waiting.remove();
        if (interrupted) {
            me.interrupt();
        }
    }
}
