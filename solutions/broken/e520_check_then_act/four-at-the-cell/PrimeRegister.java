/*
 * Broken on purpose: a semaphore lets four into the retry; if they are held up, so is everybody else.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import kata.model.Cell;

/** Keeps who found which prime first, and the largest prime found. */
public final class PrimeRegister {

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;
    private final Semaphore permits = new Semaphore(4);

    /** A register that writes to these. */
    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    /** Records that the worker has found the prime, if nobody has recorded it before. */
    public boolean record(long prime, String worker) {
        if (finders.putIfAbsent(prime, worker) != null) {
            return false;
        }
        raise(prime);
        return true;
    }

    private void raise(long prime) {
        permits.acquireUninterruptibly();
        try {
            raiseWithPermit(prime);
        } finally {
            permits.release();
        }
    }

    private void raiseWithPermit(long prime) {
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
    }
}
