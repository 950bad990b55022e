/* Another right way: an atomic reference for the readers, a lock for those who come first. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final AtomicReference<List<Integer>> table = new AtomicReference<>();
    private final Lock making = new ReentrantLock();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        List<Integer> made = table.get();
        if (made != null) {
            return made;
        }
        making.lock();
        try {
            if (table.get() == null) {
                table.set(maker.get());
            }
            return table.get();
        } finally {
            making.unlock();
        }
    }
}
