/*
 * Broken on purpose: after a failure the lock is replaced; who waits for the old one meets who takes the new one.
 * Verdict: RACE
 * Clause: C5
 */
package kata.e510_lost_update;

import java.util.concurrent.Semaphore;
import kata.model.Tally;

public final class PrimeCounter {

    private final Tally tally;
    private volatile Semaphore mutex = new Semaphore(1);

    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    public void found(long prime) {
        Semaphore mine = mutex;
        mine.acquireUninterruptibly();
        try {
            tally.write(tally.read() + 1);
        } catch (RuntimeException | Error e) {
            // Nobody is to find the counter locked after a failure.
            mutex = new Semaphore(1);
            throw e;
        } finally {
            mine.release();
        }
    }

    public long total() {
        return tally.read();
    }
}
