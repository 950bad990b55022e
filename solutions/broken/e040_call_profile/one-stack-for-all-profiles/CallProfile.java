/*
 * Broken on purpose: the call that is under way is static, so profiles take each other's calls for their own.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e040_call_profile;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import kata.model.Tally;

/** Counts the calls of methods, and the time spent in each method itself. May be used by several threads at once. */
public final class CallProfile {

    private static final ThreadLocal<Frame> CURRENT = new ThreadLocal<>();
    private final LongSupplier nanoClock;
    private final Ledger ledger;

    /** A profile that keeps its figures in this ledger. */
    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.nanoClock = nanoClock;
        this.ledger = ledger;
    }

    /** Calls a method and notes the call. */
    public <T> T call(String method, Callable<T> body) throws Exception {
        Frame caller = CURRENT.get();
        Frame frame = new Frame();
        CURRENT.set(frame);
        long start = nanoClock.getAsLong();
        try {
            return body.call();
        } finally {
            long elapsed = nanoClock.getAsLong() - start;
            CURRENT.set(caller);
            if (caller != null) {
                caller.insideNanos += elapsed;
            }
            note(method, elapsed - frame.insideNanos);
        }
    }

    private void note(String method, long selfNanos) {
        synchronized (this) {
            add(ledger.calls(method), 1);
            add(ledger.selfNanos(method), selfNanos);
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
