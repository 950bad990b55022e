/*
 * Broken on purpose: the lock is the maker, which another instance may have too.
 * Verdict: NOT_CONCURRENT
 * Clause: C6
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private volatile List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (table == null) {
            synchronized (maker) {
                if (table == null) {
                    table = maker.get();
                }
            }
        }
        return table;
    }
}
