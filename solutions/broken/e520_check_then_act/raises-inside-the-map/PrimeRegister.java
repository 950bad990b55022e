/*
 * Broken on purpose: the largest is raised in the function of computeIfAbsent, and the map lets others wait meanwhile.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
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
        boolean[] recorded = new boolean[1];
        finders.computeIfAbsent(prime, key -> {
            recorded[0] = true;
            raise(prime);
            return worker;
        });
        return recorded[0];
    }

    private void raise(long prime) {
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
    }
}
