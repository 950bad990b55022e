/*
 * Broken on purpose: who is not the maker goes round until there is a table; after an error there never is one.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicReference<List<Integer>> table = new AtomicReference<>();
    private final Supplier<List<Integer>> maker;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (begun.compareAndSet(false, true)) {
            try {
                table.set(maker.get());
            } catch (RuntimeException e) {
                begun.set(false);
                throw e;
            }
        }
        while (table.get() == null) {
            Thread.onSpinWait();
        }
        return table.get();
    }
}
