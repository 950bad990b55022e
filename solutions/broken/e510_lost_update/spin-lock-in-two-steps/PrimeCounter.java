/*
 * Broken on purpose: the lock is looked at in one step and taken in another.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Tally tally;
    private volatile boolean isTaken;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        while (isTaken) {
            Thread.onSpinWait();
        }
        isTaken = true;
        try {
            tally.write(tally.read() + 1);
        } finally {
            isTaken = false;
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
