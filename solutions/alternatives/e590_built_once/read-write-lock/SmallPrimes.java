/* Another right way: readers share a lock, the maker has it alone. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private final ReentrantReadWriteLock.ReadLock reading = lock.readLock();
    private final ReentrantReadWriteLock.WriteLock writing = lock.writeLock();
    private List<Integer> table; // guarded by lock

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        reading.lock();
        try {
            if (table != null) {
                return table;
            }
        } finally {
            reading.unlock();
        }
        writing.lock();
        try {
            if (table == null) {
                table = maker.get();
            }
            return table;
        } finally {
            writing.unlock();
        }
    }
}
