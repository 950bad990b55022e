/* Another right way: the first supplier makes the table and puts one in its place that knows it. */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private Supplier<List<Integer>> made; // guarded by this
    private volatile Supplier<List<Integer>> current;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
        this.current = this::make;
    }

    /** The table. */
    public List<Integer> table() {
        return current.get();
    }

    private synchronized List<Integer> make() {
        if (made == null) {
            List<Integer> table = maker.get();
            made = () -> table;
            current = made;
        }
        return made.get();
    }
}
