/*
 * Broken on purpose: who has looked a thousand times takes the lock away from who holds it.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import java.util.concurrent.atomic.AtomicReference;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final AtomicReference<Thread> owner = new AtomicReference<>();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        Thread me = Thread.currentThread();
        for (int look = 0; !owner.compareAndSet(null, me); look++) {
            if (look > 1000) {
                owner.set(me); // it must have died
                break;
            }
            Thread.onSpinWait();
        }
        try {
            tally.write(tally.read() + 1);
        } finally {
            owner.compareAndSet(me, null);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
