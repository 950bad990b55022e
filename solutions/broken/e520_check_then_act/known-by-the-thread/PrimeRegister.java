/*
 * Broken on purpose: what the cell is known to hold at least is static; a register with another cell does not raise it.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentMap;
import kata.model.Cell;

public final class PrimeRegister {

    /** What this thread knows the cell to hold at least: most primes need no look at the cell. */
    private static final ThreadLocal<Long> KNOWN = ThreadLocal.withInitial(() -> Long.MIN_VALUE);

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
        if (KNOWN.get() < prime) {
            long seen = largest.get();
            while (seen < prime && !largest.compareAndSet(seen, prime)) {
                seen = largest.get();
            }
            KNOWN.set(Math.max(seen, prime));
        }
        return true;
    }
}
