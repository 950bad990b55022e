/*
 * Broken on purpose: whoever the map names hears it once from each register, although the map may be that of several.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e520_check_then_act;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import kata.model.Cell;

/** Keeps who found which prime first, and the largest prime found. */
public final class PrimeRegister {

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;
    private final Set<Long> told = ConcurrentHashMap.newKeySet();

    /** A register that writes to these. */
    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    /** Records that the worker has found the prime, if nobody has recorded it before. */
    public boolean record(long prime, String worker) {
        finders.putIfAbsent(prime, worker);
        if (!worker.equals(finders.get(prime)) || !told.add(prime)) {
            return false;
        }
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
        return true;
    }
}
