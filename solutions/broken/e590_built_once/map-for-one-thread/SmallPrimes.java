/*
 * Broken on purpose: computeIfAbsent of a map that is not made for several threads.
 * Verdict: RACE
 * Clause: C4
 */
package kata.e590_built_once;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final Map<String, List<Integer>> tables = new HashMap<>();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        return tables.computeIfAbsent("table", key -> maker.get());
    }
}
