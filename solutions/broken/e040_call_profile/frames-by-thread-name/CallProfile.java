/*
 * Broken on purpose: the call that is under way is found by the name of the thread, and names are not unique.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e040_call_profile;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kata.model.Tally;

/** Counts the calls of methods, and the time spent in each method itself. May be used by several threads at once. */
public final class CallProfile {

    private final Map<String, Frame> current = new ConcurrentHashMap<>();
    private final LongSupplier nanoClock;
    private final Ledger ledger;

    /** A profile that keeps its figures in this ledger. */
    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.nanoClock = nanoClock;
        this.ledger = ledger;
    }

    /** Calls a method and notes the call. */
    public <T> T call(String method, Callable<T> body) throws Exception {
        String thread = Thread.currentThread().getName();
        Frame caller = current.get(thread);
        Frame frame = new Frame();
        current.put(thread, frame);
        long start = nanoClock.getAsLong();
        try {
            return body.call();
        } finally {
            long elapsed = nanoClock.getAsLong() - start;
            if (caller == null) {
                current.remove(thread);
            } else {
                current.put(thread, caller);
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
