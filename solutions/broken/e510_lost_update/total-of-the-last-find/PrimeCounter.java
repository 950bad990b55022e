/*
 * Broken on purpose: the total is what the last find wrote, and nothing before the first one.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Tally tally;
    private long total; // guarded by this

    /** A counter on this tally. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public synchronized void found(long prime) {
        total = tally.read() + 1;
        tally.write(total);
    }

    /** How many primes were found. */
    public synchronized long total() {
        return total;
    }
}
