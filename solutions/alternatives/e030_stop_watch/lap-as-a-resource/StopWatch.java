/* Another right way: a lap is a resource, and try closes it on every way out. */
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
        Lap lap = new Lap();
        T value;
        try (lap) {
            value = task.call();
        }
        return new Timed<>(value, lap.elapsed);
    }

    /** Begins when it is made and ends when it is closed. */
    private final class Lap implements AutoCloseable {

        private final long start = nanoClock.getAsLong();
        private Duration elapsed;

        @Override
        public void close() {
            elapsed = Duration.ofNanos(nanoClock.getAsLong() - start);
            laps.add(elapsed);
        }
    }

    /** The elapsed times of all tasks that have ended so far. */
    public List<Duration> laps() {
        return List.copyOf(laps);
    }
}
