/*
 * Broken on purpose: whoever has waited for the lock for ten minutes counts nothing and throws.
 * Verdict: EXCEPTION
 * Clause: C1
 */
package kata.e510_lost_update;

import java.util.concurrent.TimeUnit;
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
        try {
            if (!lock.tryLock(10, TimeUnit.MINUTES)) {
                throw new IllegalStateException("no lock for ten minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        try {
            tally.write(tally.read() + 1);
        } finally {
            lock.unlock();
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
