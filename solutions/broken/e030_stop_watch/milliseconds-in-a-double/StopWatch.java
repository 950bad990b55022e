/*
 * Broken on purpose: a double keeps 15 digits, and a long task has more nanoseconds than that.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e030_stop_watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Runs tasks and tells how long they took. Used by one thread only. */
public final class StopWatch {

    private final LongSupplier nanoClock;
    private final List<Duration> laps = new ArrayList<>();

    /** A stop-watch with this clock. */
    public StopWatch(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /** Runs a task and takes its time. */
    public <T> Timed<T> time(Callable<T> task) throws Exception {
        long start = nanoClock.getAsLong();
        T value;
        Duration elapsed;
        try {
            value = task.call();
        } finally {
            double millis = (nanoClock.getAsLong() - start) / 1e6;
            elapsed = Duration.ofNanos(Math.round(millis * 1e6));
            laps.add(elapsed);
        }
        return new Timed<>(value, elapsed);
    }

    /** The elapsed times of all tasks that have ended so far. */
    public List<Duration> laps() {
        return List.copyOf(laps);
    }
}
