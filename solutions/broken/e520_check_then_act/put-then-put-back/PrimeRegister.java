/*
 * Broken on purpose: a later call writes its name and then puts the first one back; in between the map is wrong.
 * Verdict: WRONG
 * Clause: C2
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
        // put is atomic too: it tells exactly one caller that there was nothing.
        String first = finders.put(prime, worker);
        if (first != null) {
            finders.put(prime, first);
            return false;
        }
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
        return true;
    }
}
