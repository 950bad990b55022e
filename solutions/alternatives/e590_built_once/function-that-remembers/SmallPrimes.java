/* Another right way: the constructor makes a function that keeps lock and table for itself. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> once;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        AtomicReference<List<Integer>> cell = new AtomicReference<>();
        ReentrantLock lock = new ReentrantLock();
        once = () -> {
            lock.lock();
            try {
                if (cell.get() == null) {
                    cell.set(maker.get());
                }
                return cell.get();
            } finally {
                lock.unlock();
            }
        };
    }

    /** The table. */
    public List<Integer> table() {
        return once.get();
    }
}
