/* Another right way: a lock made by hand, of a flag that is tried until it could be set. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final AtomicBoolean busy = new AtomicBoolean();
    private List<Integer> table; // touched by whoever has set busy

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        while (!busy.compareAndSet(false, true)) {
            Thread.onSpinWait();
        }
        try {
            if (table == null) {
                table = maker.get();
            }
            return table;
        } finally {
            busy.set(false);
        }
    }
}
