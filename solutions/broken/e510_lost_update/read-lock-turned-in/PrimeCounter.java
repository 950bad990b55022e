/*
 * Broken on purpose: who cannot turn its read lock into a write lock gives it back, and writes what it has read before.
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
        long stamp = lock.readLock();
        try {
            long before = tally.read();
            long write = lock.tryConvertToWriteLock(stamp);
            if (write == 0) {
                lock.unlockRead(stamp);
                write = lock.writeLock();
            }
            stamp = write;
            tally.write(before + 1);
        } finally {
            lock.unlock(stamp);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
