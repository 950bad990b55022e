/*
 * Broken on purpose: the read lock is given back before the write lock is taken.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        long count;
        lock.readLock().lock();
        try {
            count = tally.read();
        } finally {
            lock.readLock().unlock();
        }
        lock.writeLock().lock();
        try {
            tally.write(count + 1);
        } finally {
            lock.writeLock().unlock();
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
