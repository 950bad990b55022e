/*
 * Broken on purpose: after a failure nobody tries again, and nobody is told.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private boolean tried; // guarded by this
    private List<Integer> table; // guarded by this

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public synchronized List<Integer> table() {
        if (!tried) {
            tried = true;
            table = maker.get();
        }
        return table;
    }
}
