package kata.e560_timer;

import java.time.Duration;
import kata.model.WaitingClock;

/**
 * Runs one task later, unless it is cancelled before.
 *
 * <p>May be used by several threads at once. {@link #start} is called once, and before the other two.
 *
 * <ul>
 *   <li>C2 Until the task runs a thread of the timer's own waits by the clock that was handed in, and in no other way.
 *   <li>C5 Once the {@link #cancel} that has cancelled the task has returned, or {@link #runNow} has run the task to
 *       its end, no thread goes on waiting by the clock. Another {@code cancel}, at the same time, may say {@code true}
 *       a little earlier.
 * </ul>
 */
public final class RunLater {

    /**
     * A timer for this task.
     *
     * @param clock the only time that counts
     * @param delay how long after {@link #start} the task runs
     */
    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        // TODO C2: keep what is needed
    }

    /**
     * Begins to wait. C1 Returns at once; the task runs when the clock shows that the delay is over, counted from this
     * call, not before, and only once.
     */
    public void start() {
        // TODO C1, C2: let a thread wait by the clock and then run the task
        throw new UnsupportedOperationException("TODO: begin to wait");
    }

    /**
     * Cancels the task. C6 Never waits.
     *
     * @return C3 {@code true}, however often it is called, if the task has not begun: it never runs then. {@code false}
     *     if it has begun: the run is not disturbed
     */
    public boolean cancel() {
        // TODO C3, C5, C6: cancel the task if it has not begun
        throw new UnsupportedOperationException("TODO: cancel the task");
    }

    /**
     * Runs the task at once, in the caller's thread; it does not run later any more. C4 What the task throws comes out;
     * it has begun then, as in any other case.
     *
     * @return C4 {@code true} if this call has run it; {@code false} if it has begun before or was cancelled
     */
    public boolean runNow() {
        // TODO C4, C5: run the task if it has not begun
        throw new UnsupportedOperationException("TODO: run the task now");
    }
}
