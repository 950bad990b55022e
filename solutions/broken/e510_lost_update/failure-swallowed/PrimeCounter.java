/*
 * Broken on purpose: what the tally throws is caught and forgotten.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Object lock = new Object();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (lock) {
            try {
                tally.write(tally.read() + 1);
            } catch (RuntimeException e) {
                System.err.println("not counted: " + e);
            }
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
