/*
 * Broken on purpose: the lock is static, so counters that have nothing in common wait for each other.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private static final Object LOCK = new Object();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (LOCK) {
            tally.write(tally.read() + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
