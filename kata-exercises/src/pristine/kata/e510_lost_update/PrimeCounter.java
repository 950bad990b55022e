package kata.e510_lost_update;

import kata.model.Tally;

/**
 * Counts the primes that several workers find, on one tally that they share.
 *
 * <p>A tally can only be read and written. Raising it takes both, and another thread may come in between: then one of
 * the two finds is lost.
 *
 * <ul>
 *   <li>C2 May be used by several threads at once; no find is lost.
 *   <li>C3 The tally is the only place of the count; it may have been counted on before.
 *   <li>C4 Counters with tallies of their own never wait for each other.
 * </ul>
 */
public final class PrimeCounter {

    // TODO C2: whatever is needed so that no find gets lost

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        // TODO C3: count on this tally
    }

    /**
     * Counts one find: C1 raises the tally by one, with one read and one write, however long it has to wait.
     *
     * <p>C5 What the tally throws comes out of this method; the counter can be used afterwards, by every thread.
     *
     * @param prime the prime that was found
     */
    public void found(long prime) {
        // TODO C1, C2, C5: raise the tally by one
        throw new UnsupportedOperationException("TODO: count the prime");
    }

    /**
     * How many primes were found: what the tally says (C3). When all calls of {@link #found} have returned, all of
     * them.
     */
    public long total() {
        // TODO C3: ask the tally
        throw new UnsupportedOperationException("TODO: tell the total");
    }
}
