/* Another right way: the constructor looks at the tally, too; each find still reads it once. */
package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        if (tally.read() < 0) {
            throw new IllegalArgumentException("a tally below 0");
        }
        this.tally = tally;
    }

    /** Counts one find. */
    public synchronized void found(long prime) {
        tally.write(tally.read() + 1);
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
