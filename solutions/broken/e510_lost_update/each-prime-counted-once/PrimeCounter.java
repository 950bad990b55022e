/*
 * Broken on purpose: a prime that is found again is taken for one that was counted.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e510_lost_update;

import java.util.HashSet;
import java.util.Set;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Object lock = new Object();
    private final Set<Long> seen = new HashSet<>();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (lock) {
            if (seen.add(prime)) {
                tally.write(tally.read() + 1);
            }
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
