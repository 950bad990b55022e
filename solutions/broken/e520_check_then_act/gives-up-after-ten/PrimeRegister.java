/*
 * Broken on purpose: after ten refusals it gives up, and the prime is not in the cell.
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
        boolean recorded = finders.putIfAbsent(prime, worker) == null;
        if (recorded) {
            raise(prime);
        }
        return recorded;
    }

    private void raise(long prime) {
        for (int tries = 1; tries <= 10; tries++) {
            long seen = largest.get();
            if (seen >= prime || largest.compareAndSet(seen, prime)) {
                return;
            }
        }
    }
}
