/*
 * Broken on purpose: the lock is given back after an exception, but not after an error.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e510_lost_update;

import java.util.concurrent.locks.ReentrantLock;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final ReentrantLock lock = new ReentrantLock();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        lock.lock();
        try {
            tally.write(tally.read() + 1);
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
        lock.unlock();
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
