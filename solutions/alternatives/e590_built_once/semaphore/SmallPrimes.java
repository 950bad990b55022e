/* Another right way: one permit, and who has it looks and makes. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final Semaphore turn = new Semaphore(1);
    private List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        turn.acquireUninterruptibly();
        try {
            if (table == null) {
                table = maker.get();
            }
            return table;
        } finally {
            turn.release();
        }
    }
}
