/*
 * Broken on purpose: what the maker threw is taken for the wrapping of a future, and its cause is thrown alone.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** A table of small primes that is made at its first use. */
public final class SmallPrimes {

    private final Supplier<List<Integer>> maker;
    private final AtomicReference<CompletableFuture<List<Integer>>> made = new AtomicReference<>();

    /** A table that is still to be made. */
    public SmallPrimes(Supplier<List<Integer>> maker) {
        this.maker = maker;
    }

    /** The table. */
    public List<Integer> table() {
        CompletableFuture<List<Integer>> mine = new CompletableFuture<>();
        CompletableFuture<List<Integer>> first = made.compareAndExchange(null, mine);
        if (first == null) {
            first = mine;
            try {
                mine.complete(maker.get());
            } catch (Throwable e) {
                made.set(null);
                mine.completeExceptionally(e);
            }
        }
        try {
            return first.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
