/*
 * Broken on purpose: prime - seen overflows if the cell begins at Long.MIN_VALUE; it is never raised then.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentMap;
import kata.model.Cell;

public final class PrimeRegister {

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;

    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    public boolean record(long prime, String worker) {
        if (finders.putIfAbsent(prime, worker) != null) {
            return false;
        }
        long seen;
        do {
            seen = largest.get();
        } while (prime - seen > 0 && !largest.compareAndSet(seen, prime));
        return true;
    }
}
