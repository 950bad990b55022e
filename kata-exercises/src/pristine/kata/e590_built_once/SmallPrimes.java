package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/**
 * A table of small primes that is made at its first use.
 *
 * <p>Any number of threads may use an instance at once.
 *
 * <ul>
 *   <li>C4 What the maker has done happens before every use of the table: there is no data race.
 *   <li>C6 Two instances share neither a table nor a lock, and one that nobody uses any more is not kept, nor is
 *       its table.
 * </ul>
 */
public final class SmallPrimes {

    // TODO C3, C4: where the table is kept

    /**
     * A table that is still to be made (C2).
     *
     * @param maker makes a table, which nobody changes afterwards; takes its time, and may throw an exception or an
     *     error
     */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        // TODO C2: keep the maker for later
    }

    /**
     * The table. Blocks the caller while it is made, by this thread or by another one. Who is interrupted meanwhile may
     * wait on or throw, and returns nothing else.
     *
     * <ul>
     *   <li>C2 The maker is called by the first call of this method, not before.
     *   <li>C3 However many threads call this method at once, one of them calls the maker, and all get the finished
     *       table.
     *   <li>C5 What the maker throws comes out of this method, by itself or as the cause of what comes out, and the
     *       next call tries again.
     * </ul>
     *
     * @return C1 the same object at every call, for good, with the numbers that the maker has returned
     */
    public List<Integer> table() {
        // TODO C1, C3, C4, C5: make it once
        throw new UnsupportedOperationException("TODO: make the table once");
    }
}
