package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentMap;
import kata.model.Cell;

/**
 * Keeps who found which prime first, and the largest prime found.
 *
 * <p>May be used by several threads at once; several registers may have the same map and cell.
 *
 * <ul>
 *   <li>C2 Of several calls for one prime exactly one returns {@code true}, and the map names its worker, then and for
 *       ever.
 *   <li>C3 The cell holds the largest prime recorded, when all calls have returned; it is never lowered.
 *   <li>C4 No call waits for another one, even if that is held up before or after any of its calls of the map or the
 *       cell, and none leaves a thread behind.
 * </ul>
 */
public final class PrimeRegister {

    /**
     * A register that writes to these.
     *
     * @param finders the worker that recorded the prime, by prime; each of its methods is one step, as in a {@link
     *     java.util.concurrent.ConcurrentHashMap}
     * @param largest the largest prime recorded so far; before that, any number below all primes
     */
    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        // TODO C2, C3: write to these
    }

    /**
     * Records that the worker has found the prime, if nobody has recorded it before.
     *
     * @return C1 {@code true} if this call has recorded it, {@code false} if an earlier one has, the same worker's
     *     too: not before the map names somebody
     */
    public boolean record(long prime, String worker) {
        // TODO C1, C2, C4: record the prime once
        // TODO C3, C4: keep the largest
        throw new UnsupportedOperationException("TODO: record the prime");
    }
}
