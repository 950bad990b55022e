/*
 * Broken on purpose: the look and the write are each under the lock, but it is given back between them.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private List<Integer> table; // guarded by this

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        synchronized (this) {
            if (table != null) {
                return table;
            }
        }
        List<Integer> made = maker.get();
        synchronized (this) {
            table = made;
        }
        return table;
    }
}
