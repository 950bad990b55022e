/*
 * Broken on purpose: who has waited for a second makes a table of its own.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private volatile List<Integer> table;
    private final ReentrantLock lock = new ReentrantLock();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        if (table == null) {
            boolean mine = false;
            try {
                mine = lock.tryLock(1, TimeUnit.SECONDS);
                if (table == null) {
                    table = maker.get();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                if (mine) {
                    lock.unlock();
                }
            }
        }
        return table;
    }
}
