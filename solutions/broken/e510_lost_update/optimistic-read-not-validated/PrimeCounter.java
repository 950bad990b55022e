/*
 * Broken on purpose: the read is optimistic, and nobody asks whether it still holds under the write lock.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import java.util.concurrent.locks.StampedLock;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final StampedLock lock = new StampedLock();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        lock.tryOptimisticRead();
        long before = tally.read();
        long stamp = lock.writeLock();
        try {
            tally.write(before + 1);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
