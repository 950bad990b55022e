/* Another right way: a flag under the lock says whether the table is there. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean made; // guarded by lock
    private List<Integer> table; // written under the lock, once

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        lock.lock();
        try {
            if (!made) {
                table = maker.get();
                made = true;
            }
        } finally {
            lock.unlock();
        }
        return table;
    }
}
