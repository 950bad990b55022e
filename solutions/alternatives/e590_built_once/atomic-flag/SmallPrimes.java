/* Another right way: an atomic flag goes up when the plain table is finished. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final AtomicBoolean made = new AtomicBoolean();
    private List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (!made.get()) {
            synchronized (this) {
                if (!made.get()) {
                    table = maker.get();
                    made.set(true);
                }
            }
        }
        return table;
    }
}
