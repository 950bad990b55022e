/* Another right way: there is one token, and who has it may raise the tally. */
package kata.e510_lost_update;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final BlockingQueue<Object> token = new ArrayBlockingQueue<>(1, true, List.of("token"));
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        Object mine;
        try {
            mine = token.take();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while waiting for the token", e);
        }
        try {
            tally.write(tally.read() + 1);
        } finally {
            token.add(mine);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
