/* Another right way: each call has a copy of the name, and looks whether it is this copy that the map holds. */
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
        String copy = new String(worker);
        boolean recorded = finders.merge(prime, copy, (there, later) -> there) == copy;
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
        return recorded;
    }
}
