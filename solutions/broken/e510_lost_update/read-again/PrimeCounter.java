/*
 * Broken on purpose: the tally is read without the lock, and once more if another find came in between.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e510_lost_update;

import java.util.concurrent.locks.StampedLock;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Tally tally;
    private final StampedLock lock = new StampedLock();

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        long optimistic = lock.tryOptimisticRead();
        long count = optimistic == 0 ? 0 : tally.read();
        long stamp = lock.tryConvertToWriteLock(optimistic);
        if (stamp == 0) {
            stamp = lock.writeLock();
            count = tally.read();
        }
        try {
            tally.write(count + 1);
        } finally {
            lock.unlockWrite(stamp);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
