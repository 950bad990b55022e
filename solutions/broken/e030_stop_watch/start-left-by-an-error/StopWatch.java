/*
 * Broken on purpose: an Error leaves its start on the stack.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e030_stop_watch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

public final class StopWatch {

    private final LongSupplier nanoClock;
    private final List<Duration> laps = new ArrayList<>();
    private final Deque<Long> starts = new ArrayDeque<>();

    public StopWatch(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    public <T> Timed<T> time(Callable<T> task) throws Exception {
        starts.push(nanoClock.getAsLong());
        try {
            T value = task.call();
            Duration elapsed = stop();
            return new Timed<>(value, elapsed);
        } catch (Exception e) {
            stop();
            throw e;
        } catch (Error e) {
            laps.add(Duration.ofNanos(nanoClock.getAsLong() - starts.peek()));
            throw e;
        }
    }

    private Duration stop() {
        Duration elapsed = Duration.ofNanos(nanoClock.getAsLong() - starts.pop());
        laps.add(elapsed);
        return elapsed;
    }

    public List<Duration> laps() {
        return List.copyOf(laps);
    }
}
