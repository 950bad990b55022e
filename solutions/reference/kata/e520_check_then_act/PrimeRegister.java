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
        // C1, C2: look and write are one step of the map, and it tells who was first.
        boolean recorded = finders.putIfAbsent(prime, worker) == null;
        if (recorded) {
            raise(prime);
        }
        return recorded;
    }

    private void raise(long prime) {
        // C3: refused means that somebody was faster, so look again. C4: somebody else has got on then; nobody waits.
        long seen = largest.get();
        while (seen < prime && !largest.compareAndSet(seen, prime)) {
            seen = largest.get();
        }
    }
}
