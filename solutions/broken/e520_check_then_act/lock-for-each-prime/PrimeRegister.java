/*
 * Broken on purpose: who records the same prime waits for its lock.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
 */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kata.model.Cell;

/** Keeps who found which prime first, and the largest prime found. */
public final class PrimeRegister {

    private static final ConcurrentMap<Long, Object> LOCKS = new ConcurrentHashMap<>();

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;

    /** A register that writes to these. */
    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    /** Records that the worker has found the prime, if nobody has recorded it before. */
    public boolean record(long prime, String worker) {
        synchronized (LOCKS.computeIfAbsent(prime, p -> new Object())) {
            if (finders.containsKey(prime)) {
                return false;
            }
            finders.put(prime, worker);
        }
        raise(prime);
        return true;
    }

    private void raise(long prime) {
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
    }
}
