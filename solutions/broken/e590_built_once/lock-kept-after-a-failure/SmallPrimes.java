/*
 * Broken on purpose: the lock is not released when the maker throws.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private List<Integer> table;
    private final ReentrantLock lock = new ReentrantLock();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        lock.lock();
        if (table == null) {
            table = maker.get();
        }
        List<Integer> seen = table;
        lock.unlock();
        return seen;
    }
}
