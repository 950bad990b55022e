/* Another right way: a volatile flag goes up when the plain table is finished, and who sees it up sees the table. */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private List<Integer> table; // written before made goes up, read when it is up
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
                    table = maker.get();
                    made = true;
                }
            }
        }
        return table;
    }
}
