/*
 * Broken on purpose: who is interrupted while it waits for the permit goes on without one, and gives one back.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e510_lost_update;

import java.util.concurrent.Semaphore;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Semaphore turn = new Semaphore(1);
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try {
            tally.write(tally.read() + 1);
        } finally {
            turn.release();
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
