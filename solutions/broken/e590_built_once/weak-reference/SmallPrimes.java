/*
 * Broken on purpose: the table may go when nobody uses it, and a second one is made.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e590_built_once;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private WeakReference<List<Integer>> table = new WeakReference<>(null);

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        synchronized (this) {
            List<Integer> seen = table.get();
            if (seen == null) {
                seen = maker.get();
                table = new WeakReference<>(seen);
            }
            return seen;
        }
    }
}
