/* Another right way: a map with one entry; it runs the function once and lets the others wait. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final ConcurrentMap<String, List<Integer>> tables = new ConcurrentHashMap<>();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        return tables.computeIfAbsent("table", key -> maker.get());
    }
}
