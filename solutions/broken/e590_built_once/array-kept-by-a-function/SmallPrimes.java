/*
 * Broken on purpose: a function keeps the table in an array, whose element is plain.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> once;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        Object lock = new Object();
        List<List<Integer>> none = List.of();
        @SuppressWarnings("unchecked")
        List<Integer>[] cell = new List[1];
        once = () -> {
            if (cell[0] == null) {
                synchronized (lock) {
                    if (cell[0] == null) {
                        cell[0] = maker.get();
                    }
                }
            }
            return cell[0];
        };
    }

    /** The table. */
    public List<Integer> table() {
        return once.get();
    }
}
