/*
 * Broken on purpose: who comes later returns only when the first has raised the cell, so it waits for it.
 * Verdict: NOT_CONCURRENT
 * Clause: C4
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
        boolean first = finders.putIfAbsent(prime, worker) == null;
        for (long seen; (seen = largest.get()) < prime; ) {
            if (first) {
                largest.compareAndSet(seen, prime);
            } else {
                Thread.yield(); // whoever was first is about to raise it
            }
        }
        return first;
    }
}
