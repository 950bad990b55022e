/*
 * Broken on purpose: the laps are kept in a set, and one that is equal to an earlier one is lost.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e030_stop_watch;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/** Runs tasks and tells how long they took. Used by one thread only. */
public final class StopWatch {

    private final LongSupplier nanoClock;
    private final Set<Duration> laps = new LinkedHashSet<>();

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
            elapsed = Duration.ofNanos(nanoClock.getAsLong() - start);
            laps.add(elapsed);
        }
        return new Timed<>(value, elapsed);
    }

    /** The elapsed times of all tasks that have ended so far. */
    public List<Duration> laps() {
        return List.copyOf(laps);
    }
}
