/*
 * Broken on purpose: who is interrupted while it pauses before the next try gives up.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e520_check_then_act;

import java.util.concurrent.ConcurrentMap;
import kata.model.Cell;

/** Keeps who found which prime first, and the largest prime found. */
public final class PrimeRegister {

    private final ConcurrentMap<Long, String> finders;
    private final Cell largest;

    public PrimeRegister(ConcurrentMap<Long, String> finders, Cell largest) {
        this.finders = finders;
        this.largest = largest;
    }

    public boolean record(long prime, String worker) {
        if (finders.putIfAbsent(prime, worker) != null) {
            return false;
        }
        raise(prime);
        return true;
    }

    private void raise(long prime) {
        for (long seen = largest.get(); seen < prime; seen = largest.get()) {
            if (largest.compareAndSet(seen, prime)) {
                return;
            }
            try {
                Thread.sleep(0, 1_000); // let the others through first
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
