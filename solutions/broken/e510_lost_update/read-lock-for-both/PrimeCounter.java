/*
 * Broken on purpose: read and write are under the read lock, which lets all threads in.
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
        lock.readLock().lock();
        try {
            tally.write(tally.read() + 1);
        } finally {
            lock.readLock().unlock();
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
