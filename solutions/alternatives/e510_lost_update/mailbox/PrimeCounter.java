/* Another right way: finds go into a mailbox, and one thread at a time empties it for all. */
package kata.e510_lost_update;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import kata.model.Tally;

/** Counts the primes that several workers find, on one tally that they share. */
public final class PrimeCounter {

    private final Queue<CompletableFuture<Void>> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean emptying = new AtomicBoolean();
    private final Tally tally;

    /** A counter on this tally, which nobody else writes to. */
    public PrimeCounter(Tally tally) {
        this.tally = tally;
    }

    /** Counts one find. */
    public void found(long prime) {
        CompletableFuture<Void> counted = new CompletableFuture<>();
        mailbox.add(counted);
        // Whoever empties it looks again after giving it back: a find may have come in between.
        while (!mailbox.isEmpty() && emptying.compareAndSet(false, true)) {
            try {
                empty();
            } finally {
                emptying.set(false);
            }
        }
        counted.join();
    }

    /** How many primes were found. */
    public long total() {
        return tally.read();
    }

    private void empty() {
        for (CompletableFuture<Void> find = mailbox.poll(); find != null; find = mailbox.poll()) {
            try {
                tally.write(tally.read() + 1);
                find.complete(null);
            } catch (RuntimeException | Error e) {
                find.completeExceptionally(e);
            }
        }
    }
}
