/*
 * Broken on purpose: an empty list stands for a table that is still to be made.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private volatile List<Integer> table = List.of();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (table.isEmpty()) {
            synchronized (this) {
                if (table.isEmpty()) {
                    table = maker.get();
                }
            }
        }
        return table;
    }
}
