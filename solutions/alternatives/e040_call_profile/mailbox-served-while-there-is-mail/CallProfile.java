/* Another right way: an actor. One thread writes to the ledger; it comes with the first note and goes with the last. */
package kata.e040_call_profile;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import kata.model.Tally;

/** Counts the calls of methods, and the time spent in each method itself. May be used by several threads at once. */
public final class CallProfile {

    private final ThreadLocal<Frame> current = new ThreadLocal<>();
    private final LongSupplier nanoClock;
    private final Ledger ledger;
    private final Queue<Runnable> mailbox = new ArrayDeque<>();
    private boolean isServed;

    /** A profile that keeps its figures in this ledger. */
    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.nanoClock = nanoClock;
        this.ledger = ledger;
    }

    /** Calls a method and notes the call. */
    public <T> T call(String method, Callable<T> body) throws Exception {
        Frame caller = current.get();
        Frame frame = new Frame();
        current.set(frame);
        long start = nanoClock.getAsLong();
        try {
            return body.call();
        } finally {
            long elapsed = nanoClock.getAsLong() - start;
            current.set(caller);
            if (caller != null) {
                caller.insideNanos += elapsed;
            }
            note(method, elapsed - frame.insideNanos);
        }
    }

    private void note(String method, long selfNanos) {
        CompletableFuture<Void> noted = new CompletableFuture<>();
        synchronized (mailbox) {
            mailbox.add(() -> {
                try {
                    add(ledger.calls(method), 1);
                    add(ledger.selfNanos(method), selfNanos);
                    noted.complete(null);
                } catch (Throwable t) {
                    noted.completeExceptionally(t);
                }
            });
            if (!isServed) {
                isServed = true;
                Thread.ofPlatform().name("ledger").start(this::serve);
            }
        }
        noted.join();
    }

    private void serve() {
        for (Runnable note = next(); note != null; note = next()) {
            note.run();
        }
    }

    private Runnable next() {
        synchronized (mailbox) {
            isServed = !mailbox.isEmpty();
            return mailbox.poll();
        }
    }

    private static void add(Tally tally, long amount) {
        tally.write(tally.read() + amount);
    }

    /** A call that is under way. Touched by its own thread only. */
    private static final class Frame {

        private long insideNanos;
    }
}
