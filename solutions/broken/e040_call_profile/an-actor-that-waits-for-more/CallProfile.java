/*
 * Broken on purpose: the one thread that writes to the ledger waits for the next note, and nobody ends it.
 * Verdict: LEAK
 * Clause: C9
 */
package kata.e040_call_profile;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import kata.model.Tally;

/** Counts the calls of methods, and the time spent in each method itself. May be used by several threads at once. */
public final class CallProfile {

    private final ThreadLocal<Frame> current = new ThreadLocal<>();
    private final LongSupplier nanoClock;
    private final Ledger ledger;
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();

    /** A profile that keeps its figures in this ledger. */
    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.nanoClock = nanoClock;
        this.ledger = ledger;
        Thread.ofPlatform().daemon().name("ledger").start(this::serve);
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
        mailbox.add(() -> {
            add(ledger.calls(method), 1);
            add(ledger.selfNanos(method), selfNanos);
            noted.complete(null);
        });
        noted.join();
    }

    private void serve() {
        try {
            while (true) {
                mailbox.take().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
