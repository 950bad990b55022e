/*
 * Broken on purpose: the table is volatile, the flag that is looked at first is not.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private boolean made;
    private volatile List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (!made) {
            synchronized (this) {
                if (!made) {
                    table = maker.get();
                    made = true;
                }
            }
        }
        return table;
    }
}
