/*
 * Broken on purpose: a prime handed to the call that is busy with the cell stays behind if that one has just looked.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicBoolean;
import kata.model.Cell;

/** One call at a time raises the cell, for the others too; they need not wait. */
public final class PrimeRegister {

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;
    private final ConcurrentLinkedQueue<Long> toRaise = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean busy = new AtomicBoolean();

    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    public boolean record(long prime, String worker) {
        if (finders.putIfAbsent(prime, worker) != null) {
            return false;
        }
        toRaise.add(prime);
        if (busy.compareAndSet(false, true)) {
            for (Long next; (next = toRaise.poll()) != null; ) {
                long seen = largest.get();
                while (seen < next && !largest.compareAndSet(seen, next)) {
                    seen = largest.get();
                }
            }
            busy.set(false);
        }
        return true;
    }
}
