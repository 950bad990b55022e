package kata.e030_stop_watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * Runs tasks and tells how long they took.
 *
 * <p>Used by one thread only.
 */
public final class StopWatch {

    /**
     * A stop-watch with this clock.
     *
     * @param nanoClock tells nanoseconds since an unknown moment, as {@link System#nanoTime} does; C6 it begins
     *     anywhere, below zero too, and behind the largest {@code long} comes the smallest
     */
    public StopWatch(LongSupplier nanoClock) {
        // TODO C2: this clock and no other
    }

    /**
     * Runs a task and takes its time. Blocks as long as the task runs.
     *
     * <ul>
     *   <li>C1 Runs the task once, on the calling thread.
     *   <li>C2 Reads the given clock once before the task and once after it, and no other clock. The elapsed time is
     *       exact to the nanosecond.
     *   <li>C5 The task may call this method too.
     * </ul>
     *
     * @return the task's value and the elapsed time
     * @throws Exception what the task throws, as it is, an InterruptedException too (C4); the elapsed time is among the
     *     {@link #laps} all the same (C3)
     */
    public <T> Timed<T> time(Callable<T> task) throws Exception {
        // TODO C1, C2: run the task between two looks at the clock
        // TODO C3, C4: whatever the task does
        throw new UnsupportedOperationException("TODO: time the task");
    }

    /** The elapsed times of all tasks that have ended so far, in the order in which they ended, equal ones too (C3). */
    public List<Duration> laps() {
        throw new UnsupportedOperationException("TODO: tell the laps");
    }
}
