/*
 * Broken on purpose: the permit is given back after an exception, not after an Error.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final Semaphore turn = new Semaphore(1);
    private volatile List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (table == null) {
            turn.acquireUninterruptibly();
            if (table == null) {
                try {
                    table = maker.get();
                } catch (RuntimeException e) {
                    turn.release();
                    throw e;
                }
            }
            turn.release();
        }
        return table;
    }
}
