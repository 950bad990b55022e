/*
 * Another right way: the lock is only held to make the table. Whoever has been in there reads it outside: nobody writes
 * it any more.
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private List<Integer> table; // written under the lock, once

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        synchronized (this) {
            if (table == null) {
                table = maker.get();
            }
        }
        return table;
    }
}
