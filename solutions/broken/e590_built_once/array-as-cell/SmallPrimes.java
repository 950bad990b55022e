/*
 * Broken on purpose: the reference to the array is final, its element is plain.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final Object[] cell = new Object[1];

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (cell[0] == null) {
            synchronized (cell) {
                if (cell[0] == null) {
                    cell[0] = maker.get();
                }
            }
        }
        @SuppressWarnings("unchecked")
        List<Integer> table = (List<Integer>) cell[0];
        return table;
    }
}
