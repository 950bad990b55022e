/*
 * Broken on purpose: each call makes a lock of its own.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        Object lock = new Object();
        synchronized (lock) {
            tally.write(tally.read() + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
