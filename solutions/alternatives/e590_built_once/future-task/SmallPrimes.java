/* Another right way: whoever puts his task first runs it; the others wait for its result. */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final AtomicReference<FutureTask<List<Integer>>> task = new AtomicReference<>();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        FutureTask<List<Integer>> mine = new FutureTask<>(maker::get);
        FutureTask<List<Integer>> first = task.compareAndExchange(null, mine);
        if (first == null) {
            first = mine;
            mine.run();
        }
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return first.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    task.compareAndSet(first, null);
                    throw new IllegalStateException("the table could not be made", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
