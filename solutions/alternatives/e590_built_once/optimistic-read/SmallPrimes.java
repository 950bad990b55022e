/* Another right way: a stamped lock, read optimistically first. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final StampedLock lock = new StampedLock();
    private List<Integer> table;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        long stamp = lock.tryOptimisticRead();
        List<Integer> seen = table;
        if (lock.validate(stamp) && seen != null) {
            return seen;
        }
        stamp = lock.writeLock();
        try {
            if (table == null) {
                table = maker.get();
            }
            return table;
        } finally {
            lock.unlockWrite(stamp);
        }
    }
}
