/*
 * Broken on purpose: calls are noted only when the outermost ends.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e040_call_profile;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import kata.model.Tally;

public final class CallProfile {

    private final LongSupplier nanoClock;
    private final Ledger ledger;
    private final ThreadLocal<Frame> current = new ThreadLocal<>();
    private final ThreadLocal<List<Runnable>> pending = ThreadLocal.withInitial(ArrayList::new);

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
            pending.get().add(() -> {
                add(ledger.calls(method), 1);
                add(ledger.selfNanos(method), elapsed - frame.inside);
            });
            if (caller == null) {
                synchronized (this) {
                    pending.get().forEach(Runnable::run);
                }
                pending.remove();
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
