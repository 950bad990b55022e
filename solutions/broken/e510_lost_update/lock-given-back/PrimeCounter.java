/*
 * Broken on purpose: the lock is given back between the read and the write.
 * Verdict: RACE
 * Clause: C2
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
        long count;
        synchronized (lock) {
            count = tally.read();
        }
        synchronized (lock) {
            tally.write(count + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
