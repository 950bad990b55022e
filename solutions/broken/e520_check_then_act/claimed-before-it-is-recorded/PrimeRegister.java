/*
 * Broken on purpose: a set of its own says that the prime is known before the map names anybody.
 * Verdict: RACE
 * Clause: C1
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
    /** The primes that came by here, so that the shared map is asked once a prime only. */
    private final Set<Long> known = ConcurrentHashMap.newKeySet();

    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    public boolean record(long prime, String worker) {
        if (!known.add(prime)) {
            return false;
        }
        if (finders.putIfAbsent(prime, worker) != null) {
            return false;
        }
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
        return true;
    }
}
