/*
 * Broken on purpose: an exception is forgotten, an Error is kept, and whoever comes next waits for ever.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e590_built_once;

import java.util.List;
import java.util.concurrent.CompletableFuture;
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
        CompletableFuture<List<Integer>> other = made.compareAndExchange(null, mine);
        if (other != null) {
            return other.join();
        }
        try {
            mine.complete(maker.get());
        } catch (RuntimeException t) {
            made.set(null);
            mine.completeExceptionally(t);
        }
        return mine.join();
    }
}
