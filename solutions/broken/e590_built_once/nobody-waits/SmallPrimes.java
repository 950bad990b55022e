/*
 * Broken on purpose: who does not get the lock returns what is there, nothing.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e590_built_once;

import java.util.List;
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
        if (table == null && lock.tryLock()) {
            try {
                if (table == null) {
                    table = maker.get();
                }
            } finally {
                lock.unlock();
            }
        }
        return table;
    }
}
