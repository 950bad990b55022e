/* Another right way: each find is appended to the one before, and its caller waits for it. */
package kata.e510_lost_update;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final AtomicReference<CompletableFuture<Void>> last =
            new AtomicReference<>(CompletableFuture.completedFuture(null));
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = last.getAndSet(mine);
        before.join();
        try {
            tally.write(tally.read() + 1);
        } finally {
            mine.complete(null);
        }
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }
}
