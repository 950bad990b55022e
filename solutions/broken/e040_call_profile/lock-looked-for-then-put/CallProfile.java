/*
 * Broken on purpose: the lock of a method is looked for first and put second, so two threads can have one each.
 * Verdict: RACE
 * Clause: C8
 */
package kata.e040_call_profile;

import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import kata.model.Tally;

/** Counts the calls of methods, and the time spent in each method itself. May be used by several threads at once. */
public final class CallProfile {
    private final ThreadLocal<Frame> current = new ThreadLocal<>();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();
    private final LongSupplier nanoClock;
    private final Ledger ledger;

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
        Object lock = locks.get(method);
        if (lock == null) {
            lock = new Object();
            locks.put(method, lock);
        }
        synchronized (lock) {
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
