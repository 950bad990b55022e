/*
 * Broken on purpose: who does not get the lock at once goes away.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Lock lock = new ReentrantLock();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        if (lock.tryLock()) {
            try {
                tally.write(tally.read() + 1);
            } finally {
                lock.unlock();
            }
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
