/*
 * Broken on purpose: laps are kept by the reading at their end; two that end at the same reading are one.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e030_stop_watch;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

public final class StopWatch {

    private final LongSupplier clock;
    /** Elapsed times by the moment of their end. */
    private final SequencedMap<Long, Duration> laps = new LinkedHashMap<>();

    public StopWatch(LongSupplier nanoClock) {
        clock = nanoClock;
    }

    public <T> Timed<T> time(Callable<T> task) throws Exception {
        long start = clock.getAsLong();
        T value;
        long end;
        try {
            value = task.call();
        } finally {
            end = clock.getAsLong();
            laps.put(end, Duration.ofNanos(end - start));
        }
        return new Timed<>(value, Duration.ofNanos(end - start));
    }

    public List<Duration> laps() {
        return List.copyOf(laps.sequencedValues());
    }
}
