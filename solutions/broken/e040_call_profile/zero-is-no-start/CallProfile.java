/*
 * Broken on purpose: a start at 0 is taken for none.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e040_call_profile;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import kata.model.Tally;

public final class CallProfile {

    private final LongSupplier nanoClock;
    private final Ledger ledger;
    private final ThreadLocal<Long> insideOfCaller = ThreadLocal.withInitial(() -> 0L);

    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.nanoClock = nanoClock;
        this.ledger = ledger;
    }

    public <T> T call(String method, Callable<T> body) throws Exception {
        long before = insideOfCaller.get();
        insideOfCaller.set(0L);
        long start = 0;
        try {
            start = nanoClock.getAsLong();
            return body.call();
        } finally {
            long elapsed = start == 0 ? 0 : nanoClock.getAsLong() - start;
            long inside = insideOfCaller.get();
            insideOfCaller.set(before + elapsed);
            synchronized (this) {
                add(ledger.calls(method), 1);
                add(ledger.selfNanos(method), elapsed - inside);
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
