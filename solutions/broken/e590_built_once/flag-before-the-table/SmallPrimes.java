/*
 * Broken on purpose: a volatile flag goes up before the plain table is there.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private List<Integer> table;
    private volatile boolean made;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (!made) {
            synchronized (this) {
                if (!made) {
                    List<Integer> finished = maker.get();
                    made = true;
                    table = finished;
                }
            }
        }
        return table;
    }
}
