/*
 * Broken on purpose: it tries again, but throws the first failure each time.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private List<Integer> table; // guarded by this
    private RuntimeException failure; // guarded by this

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public synchronized List<Integer> table() {
        if (table == null) {
            try {
                table = maker.get();
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                }
                throw failure;
            }
        }
        return table;
    }
}
