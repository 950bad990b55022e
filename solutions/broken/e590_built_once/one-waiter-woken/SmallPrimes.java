/*
 * Broken on purpose: only one of all who wait is told that the table is there.
 * Verdict: TIMEOUT
 * Clause: C3
 */
package kata.e590_built_once;

import java.util.List;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private boolean making;
    private List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        synchronized (this) {
            while (making) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            if (table != null) {
                return table;
            }
            making = true;
        }
        List<Integer> made = null;
        try {
            made = maker.get();
            return made;
        } finally {
            synchronized (this) {
                making = false;
                table = made;
                notify();
            }
        }
    }
}
