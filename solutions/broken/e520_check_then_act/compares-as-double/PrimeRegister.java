/*
 * Broken on purpose: the primes are compared as double, in which large neighbours are the same number.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentMap;
import kata.model.Cell;

/** Keeps who found which prime first, and the largest prime found. */
public final class PrimeRegister {

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;

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
        long seen = largest.get();
        while (Math.signum((double) prime - seen) > 0 && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
        return true;
    }
}
