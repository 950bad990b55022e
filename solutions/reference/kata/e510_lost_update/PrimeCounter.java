package kata.e510_lost_update;

import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    // C2, C4: one lock for all threads, made once, and another one for each counter.
    private final Object lock = new Object();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        // C3: no count of our own that could differ from it.
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        // C2: nobody comes in between read and write. C5: the block gives the lock back, whatever the tally throws.
        synchronized (lock) {
            // C1: one read, one write.
            tally.write(tally.read() + 1);
        }
    }

    /** How many primes were found. */
    public long total() {
        // C3: a single read needs no lock, see Tally.
        return tally.read();
    }
}
