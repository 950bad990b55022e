/* Another right way: the monitor of the tally itself, which all its users can share. */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        synchronized (tally) {
            tally.write(tally.read() + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        synchronized (tally) {
            return tally.read();
        }
    }
}
