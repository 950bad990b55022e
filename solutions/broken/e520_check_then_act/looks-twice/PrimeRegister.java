/*
 * Broken on purpose: the number that is compared is not the one that was looked at, but that of a second look.
 * Verdict: RACE
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
        while (largest.get() < prime) {
            if (largest.compareAndSet(largest.get(), prime)) {
                return;
            }
        }
    }
}
