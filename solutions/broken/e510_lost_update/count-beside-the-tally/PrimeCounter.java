/*
 * Broken on purpose: it keeps a count of its own and lets the tally follow.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e510_lost_update;

import java.util.concurrent.atomic.AtomicLong;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final AtomicLong count = new AtomicLong();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        tally.write(count.incrementAndGet());
    }

    /** How many primes were found. */
    public long total() {
        return count.get();
    }
}
