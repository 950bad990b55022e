/*
 * Broken on purpose: one of 64 locks, by hash code: two tallies may have the same.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e510_lost_update;

import java.util.Arrays;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private static final Object[] LOCKS = new Object[64];

    static {
        Arrays.setAll(LOCKS, i -> new Object());
    }

    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (LOCKS[System.identityHashCode(tally) % LOCKS.length]) {
            tally.write(tally.read() + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
