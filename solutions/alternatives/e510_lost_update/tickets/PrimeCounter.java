/* Another right way: each draws a ticket, and waits until its number is called. */
package kata.e510_lost_update;

import java.util.concurrent.atomic.AtomicLong;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final AtomicLong next = new AtomicLong();
    private final AtomicLong called = new AtomicLong();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        long mine = next.getAndIncrement();
        while (called.get() != mine) {
            Thread.onSpinWait();
        }
        try {
            tally.write(tally.read() + 1);
        } finally {
            called.set(mine + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
