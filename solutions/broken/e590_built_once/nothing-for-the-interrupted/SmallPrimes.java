/*
 * Broken on purpose: a thread that is interrupted gets null.
 * Verdict: WRONG
 * Clause: C3
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
        if (table != null) {
            return table;
        }
        try {
            turn.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
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
