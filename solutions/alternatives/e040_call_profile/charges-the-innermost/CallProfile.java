/* Another right way: at each begin and end, the time since the last one is charged to the innermost call. */
package kata.e040_call_profile;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import kata.model.Tally;

/** Counts the calls of methods, and the time spent in each method itself. May be used by several threads at once. */
public final class CallProfile {

    private final ThreadLocal<Track> tracks = ThreadLocal.withInitial(Track::new);
    private final ReentrantLock lock = new ReentrantLock();
    private final LongSupplier nanoClock;
    private final Ledger ledger;

    /** A profile that keeps its figures in this ledger. */
    public CallProfile(LongSupplier nanoClock, Ledger ledger) {
        this.nanoClock = nanoClock;
        this.ledger = ledger;
    }

    /** Calls a method and notes the call. */
    public <T> T call(String method, Callable<T> body) throws Exception {
        Track track = tracks.get();
        charge(track, 0);
        track.methods.push(method);
        try {
            return body.call();
        } finally {
            charge(track, 1);
            track.methods.pop();
        }
    }

    /** Charges the time since the last begin or end to the call that was innermost meanwhile. */
    private void charge(Track track, int calls) {
        long now = nanoClock.getAsLong();
        String method = track.methods.peek();
        if (method != null) {
            lock.lock();
            try {
                add(ledger.calls(method), calls);
                add(ledger.selfNanos(method), now - track.lastNanos);
            } finally {
                lock.unlock();
            }
        }
        track.lastNanos = now;
    }

    private static void add(Tally tally, long amount) {
        tally.write(tally.read() + amount);
    }

    /** What one thread does. Touched by that thread only. */
    private static final class Track {

        private final Deque<String> methods = new ArrayDeque<>();
        private long lastNanos;
    }
}
