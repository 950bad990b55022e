/*
 * Broken on purpose: what the maker has thrown is replaced by something without it as the cause.
 * Verdict: EXCEPTION
 * Clause: C5
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
            synchronized (this) {
                if (table == null) {
                    try {
                        table = maker.get();
                    } catch (RuntimeException e) {
                        throw new IllegalStateException("no table: " + e.getMessage());
                    }
                }
            }
        }
        return table;
    }
}
