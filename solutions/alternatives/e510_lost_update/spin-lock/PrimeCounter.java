/* Another right way: a flag that is tried until it could be set. */
package kata.e510_lost_update;

import java.util.concurrent.atomic.AtomicBoolean;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final AtomicBoolean taken = new AtomicBoolean();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        while (!taken.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        try {
            tally.write(tally.read() + 1);
        } finally {
            taken.set(false);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
