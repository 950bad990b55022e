/*
 * Broken on purpose: both make a table, one of them is thrown away.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final AtomicReference<List<Integer>> table = new AtomicReference<>();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (table.get() == null) {
            table.compareAndSet(null, maker.get());
        }
        return table.get();
    }
}
