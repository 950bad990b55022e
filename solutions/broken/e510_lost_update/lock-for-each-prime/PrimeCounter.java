/*
 * Broken on purpose: each prime has a lock of its own, and all primes have one tally.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final ConcurrentMap<Long, Object> locks = new ConcurrentHashMap<>();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (locks.computeIfAbsent(prime, p -> new Object())) {
            tally.write(tally.read() + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
