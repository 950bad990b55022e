/* Another right way: a queue with one place, from which each caller takes the way to the table. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final BlockingQueue<Supplier<List<Integer>>> slot = new ArrayBlockingQueue<>(1);

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        slot.add(maker);
    }

    /** The table. */
    public List<Integer> table() {
        boolean interrupted = false;
        Supplier<List<Integer>> next = null;
        while (next == null) {
            try {
                next = slot.take();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        try {
            List<Integer> table = next.get();
            next = () -> table;
            return table;
        } finally {
            slot.add(next);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
