/* Another right way: calls agree on their maximum first, and each brings it to the cell, also that of another one. */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAccumulator;
import kata.model.Cell;

/** Keeps who found which prime first, and the largest prime found. */
public final class PrimeRegister {

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;
    private final LongAccumulator maximum = new LongAccumulator(Math::max, Long.MIN_VALUE);

    /** A register that writes to these. */
    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    /** Records that the worker has found the prime, if nobody has recorded it before. */
    public boolean record(long prime, String worker) {
        boolean recorded = finders.putIfAbsent(prime, worker) == null;
        maximum.accumulate(prime);
        while (true) {
            long seen = largest.get();
            long mine = maximum.get();
            if (mine <= seen || largest.compareAndSet(seen, mine)) {
                return recorded;
            }
        }
    }
}
