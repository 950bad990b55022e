/*
 * Broken on purpose: a volatile field is visible to all threads, but reading and writing it are still two steps.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private volatile long last;
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        last = tally.read();
        last = last + 1;
        tally.write(last);
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
