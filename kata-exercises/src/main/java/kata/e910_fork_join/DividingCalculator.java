package kata.e910_fork_join;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import kata.model.PrimeSearch;

/**
 * Finds the primes of an interval by dividing it until the pieces are short enough for a sequential search.
 *
 * <p>May be used by several threads at once (C1).
 */
public final class DividingCalculator {

    // TODO: keep what is needed

    /**
     * A calculator that divides down to this length.
     *
     * @param search searches a piece
     * @param cutOff how many numbers a piece may have, at least 1
     */
    public DividingCalculator(PrimeSearch search, long cutOff) {
        // TODO: keep the search and the cut-off
    }

    /**
     * Finds the primes of an interval. Blocks the caller until all pieces have been searched.
     *
     * <ul>
     *   <li>C1 The pieces that are searched cover {@code from} to {@code to}, both included, exactly once, and the
     *       primes come back in ascending order; the calculator keeps nothing of them.
     *   <li>C2 No piece is longer than the cut-off.
     *   <li>C3 No interval that fits the cut-off is divided.
     *   <li>C4 An interval that has to be divided is divided into halves that differ by one number at most.
     *   <li>C5 As many pieces are searched at the same time as the pool has workers, if there are as many; no task
     *       waits for another while it could search itself, one of its own halves above all.
     *   <li>C6 All pieces are searched by workers of this pool, whoever calls, and it stays open.
     *   <li>C7 The dividing is done with tasks of fork and join.
     *   <li>C8 What the search of a piece throws comes out of this method, by itself or as the cause of what comes out.
     * </ul>
     *
     * @param pool the pool that does the work
     * @param from the first number
     * @param to the last number, at least {@code from}, if the interval has no more numbers than fit a {@code long}
     */
    public List<Long> primes(ForkJoinPool pool, long from, long to) {
        // TODO C1, C2, C3, C4: divide the interval, search the pieces, put together what was found
        // TODO C5, C6, C7: in tasks of the pool, as many at the same time as it can
        throw new UnsupportedOperationException("TODO: divide and search");
    }
}
