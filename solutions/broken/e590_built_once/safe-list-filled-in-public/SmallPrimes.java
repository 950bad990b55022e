/*
 * Broken on purpose: the list is safe for several threads, and is shown before the numbers are in it.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private volatile List<Integer> table;
    private final Supplier<List<Integer>> maker;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (table == null) {
            synchronized (this) {
                if (table == null) {
                    List<Integer> numbers = maker.get();
                    table = new CopyOnWriteArrayList<>();
                    table.addAll(numbers);
                }
            }
        }
        return table;
    }
}
