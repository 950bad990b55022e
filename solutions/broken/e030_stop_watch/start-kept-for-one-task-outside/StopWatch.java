/*
 * Broken on purpose: the start of the task outside is kept, not of the one outside of that.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e030_stop_watch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

public final class StopWatch {

    private final LongSupplier nanoClock;
    private final List<Duration> laps = new ArrayList<>();
    private long start;
    private long outerStart;

    public StopWatch(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    public <T> Timed<T> time(Callable<T> task) throws Exception {
        outerStart = start;
        start = nanoClock.getAsLong();
        T value;
        Duration elapsed;
        try {
            value = task.call();
        } finally {
            elapsed = Duration.ofNanos(nanoClock.getAsLong() - start);
            laps.add(elapsed);
            start = outerStart;
        }
        return new Timed<>(value, elapsed);
    }

    public List<Duration> laps() {
        return List.copyOf(laps);
    }
}
