/*
 * Broken on purpose: the locks are kept in a map, and tallies that are equal have one.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e510_lost_update;

import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import kata.model.Tally;

public final class PrimeCounter {

    private final Tally tally;

    private static final ConcurrentMap<Tally, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

    private final ReentrantLock lock;

    public PrimeCounter(Tally tally) {
        this.tally = tally;
        this.lock = LOCKS.computeIfAbsent(tally, t -> new ReentrantLock());
    }

    public void found(long prime) {
        lock.lock();
        try {
            tally.write(tally.read() + 1);
        } finally {
            lock.unlock();
        }
    }

    public long total() {
        return tally.read();
    }
}
