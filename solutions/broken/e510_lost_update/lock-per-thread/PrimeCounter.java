/*
 * Broken on purpose: each thread has a lock of its own.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final ThreadLocal<Lock> lock = ThreadLocal.withInitial(ReentrantLock::new);
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        lock.get().lock();
        try {
            tally.write(tally.read() + 1);
        } finally {
            lock.get().unlock();
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
