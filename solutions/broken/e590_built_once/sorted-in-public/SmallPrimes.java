/*
 * Broken on purpose: the table is sorted after others may already have it.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e590_built_once;

import java.util.ArrayList;
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
        List<Integer> seen = table;
        if (seen == null) {
            synchronized (this) {
                seen = table;
                if (seen == null) {
                    seen = new ArrayList<>(maker.get());
                    table = seen;
                    seen.sort(null);
                }
            }
        }
        return seen;
    }
}
