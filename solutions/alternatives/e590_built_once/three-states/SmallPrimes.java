/* Another right way: a number says whether the table is missing, under way or made, and one call gets it under way. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private static final int MISSING = 0;
    private static final int UNDER_WAY = 1;
    private static final int MADE = 2;

    private final AtomicInteger state = new AtomicInteger();
    private List<Integer> table; // written before it is MADE, read when it is

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        while (state.get() != MADE) {
            if (state.compareAndSet(MISSING, UNDER_WAY)) {
                make();
            } else {
                Thread.onSpinWait();
            }
        }
        return table;
    }

    private void make() {
        try {
            table = maker.get();
        } catch (RuntimeException | Error e) {
            state.set(MISSING);
            throw e;
        }
        state.set(MADE);
    }
}
