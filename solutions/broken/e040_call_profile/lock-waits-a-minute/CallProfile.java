/*
 * Broken on purpose: whoever does not get the lock within a minute lets the call be lost.
 * Verdict: WRONG
 * Clause: C8
 */
package kata.e040_call_profile;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import kata.model.Tally;

public final class CallProfile {

    private final LongSupplier nanoClock;
    private final Ledger ledger;
    private final ThreadLocal<Frame> current = new ThreadLocal<>();
    private final ReentrantLock lock = new ReentrantLock();

    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.nanoClock = nanoClock;
        this.ledger = ledger;
    }

    public <T> T call(String method, Callable<T> body) throws Exception {
        Frame caller = current.get();
        Frame frame = new Frame();
        current.set(frame);
        long start = nanoClock.getAsLong();
        try {
            return body.call();
        } finally {
            long elapsed = nanoClock.getAsLong() - start;
            if (caller != null) {
                caller.inside += elapsed;
            }
            current.set(caller);
            boolean interrupted = Thread.interrupted();
            boolean locked = lock.tryLock(1, TimeUnit.MINUTES);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            if (locked) {
                try {
                    add(ledger.calls(method), 1);
                    add(ledger.selfNanos(method), elapsed - frame.inside);
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    private static void add(Tally tally, long value) {
        tally.write(tally.read() + value);
    }

    private static final class Frame {
        long inside;
    }
}
