/*
 * Broken on purpose: who hears late of a failure takes back the attempt that has come after it, or its table.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final AtomicReference<FutureTask<List<Integer>>> making = new AtomicReference<>();
    private final Supplier<List<Integer>> maker;

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        FutureTask<List<Integer>> task = making.get();
        if (task == null) {
            FutureTask<List<Integer>> mine = new FutureTask<>(maker::get);
            task = making.compareAndExchange(null, mine);
            if (task == null) {
                task = mine;
                mine.run();
            }
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            making.set(null);
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
