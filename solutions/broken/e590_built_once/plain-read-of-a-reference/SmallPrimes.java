/*
 * Broken on purpose: the atomic reference is read as a plain field.
 * Verdict: RACE
 * Clause: C4
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
        List<Integer> made = table.getPlain();
        if (made == null) {
            synchronized (this) {
                made = table.get();
                if (made == null) {
                    made = maker.get();
                    table.set(made);
                }
            }
        }
        return made;
    }
}
