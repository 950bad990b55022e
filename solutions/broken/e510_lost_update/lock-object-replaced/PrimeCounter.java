/*
 * Broken on purpose: the lock is a field that each find replaces, so not all threads use the same one.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private Long count = 0L;
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (count) {
            tally.write(tally.read() + 1);
            count++;
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
