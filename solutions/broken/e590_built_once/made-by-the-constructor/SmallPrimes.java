/*
 * Broken on purpose: the table is made before anybody wants it.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.table = maker.get();
    }

    /** The table. */
    public List<Integer> table() {
        return table;
    }
}
