/*
 * Broken on purpose: an interrupted thread does not note its call, and throws what the body did not throw.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e040_call_profile;

import java.util.concurrent.Callable;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import kata.model.Tally;

/** Counts the calls of methods, and the time spent in each method itself. May be used by several threads at once. */
public final class CallProfile {

    private final ThreadLocal<Frame> current = new ThreadLocal<>();
    private final Lock lock = new ReentrantLock();
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

    private void note(String method, long selfNanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            add(ledger.calls(method), 1);
            add(ledger.selfNanos(method), selfNanos);
        } finally {
            lock.unlock();
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
