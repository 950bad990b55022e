/*
 * Broken on purpose: one of 64 locks, by hash code: two instances may have the same.
 * Verdict: NOT_CONCURRENT
 * Clause: C6
 */
package kata.e590_built_once;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private static final Object[] LOCKS = new Object[64];

    static {
        Arrays.setAll(LOCKS, i -> new Object());
    }

    private volatile List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (table == null) {
            synchronized (LOCKS[hashCode() & 63]) {
                if (table == null) {
                    table = maker.get();
                }
            }
        }
        return table;
    }
}
