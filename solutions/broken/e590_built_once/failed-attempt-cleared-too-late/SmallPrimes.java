/*
 * Broken on purpose: the failed attempt is cleared only after others may have been told of the failure.
 * Verdict: RACE
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final AtomicReference<FutureTask<List<Integer>>> attempt = new AtomicReference<>();

    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    public List<Integer> table() {
        FutureTask<List<Integer>> mine = new FutureTask<>(maker::get);
        FutureTask<List<Integer>> before = attempt.compareAndExchange(null, mine);
        try {
            if (before != null) {
                return before.get();
            }
            mine.run();
            try {
                return mine.get();
            } catch (ExecutionException e) {
                attempt.compareAndSet(mine, null);
                throw e;
            }
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CompletionException(e);
        }
    }
}
