/* Another right way: a table of the JDK whose methods are synchronized. */
package kata.e590_built_once;

import java.util.Hashtable;
import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final Hashtable<String, List<Integer>> tables = new Hashtable<>();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        return tables.computeIfAbsent("small", key -> maker.get());
    }
}
