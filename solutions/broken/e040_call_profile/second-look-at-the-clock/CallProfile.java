/*
 * Broken on purpose: own end and caller's share come from two looks at the clock; what lies between is nobody's.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e040_call_profile;

import java.util.concurrent.Callable;
import java.util.function.LongSupplier;
import kata.model.Tally;

public final class CallProfile {

    /** A call that is under way. */
    private final class Frame implements AutoCloseable {
        private final Frame caller = current.get();
        private final String method;
        private final long start;
        private long inside;

        private Frame(String method) {
            this.method = method;
            current.set(this);
            start = clock.getAsLong();
        }

        private long elapsed() {
            return clock.getAsLong() - start;
        }

        @Override
        public void close() {
            long self = elapsed() - inside;
            current.set(caller);
            synchronized (CallProfile.this) {
                Tally calls = ledger.calls(method);
                calls.write(calls.read() + 1);
                Tally nanos = ledger.selfNanos(method);
                nanos.write(nanos.read() + self);
            }
            if (caller != null) {
                caller.inside += elapsed();
            }
        }
    }

    private final LongSupplier clock;
    private final Ledger ledger;
    private final ThreadLocal<Frame> current = new ThreadLocal<>();

    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.clock = nanoClock;
        this.ledger = ledger;
    }

    @SuppressWarnings("try")
    public <T> T call(String method, Callable<T> body) throws Exception {
        try (Frame frame = new Frame(method)) {
            return body.call();
        }
    }
}
