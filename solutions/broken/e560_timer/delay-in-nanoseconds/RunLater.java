/*
 * Broken on purpose: the delay is counted in nanoseconds, of which more than 292 years do not fit into a long.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.WaitingClock;

/** Runs one task later, unless it is cancelled before. */
public final class RunLater {

    private enum State {
        WAITING,
        BEGUN,
        CANCELLED
    }

    private final WaitingClock clock;
    private final long nanos;
    private final Runnable task;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile Thread thread;

    /** A timer for this task. */
    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.nanos = delay.getSeconds() * 1_000_000_000L + delay.getNano();
        this.task = task;
    }

    /** Begins to wait. */
    public void start() {
        Instant due = clock.now().plusNanos(nanos);
        thread = new Thread(() -> {
            try {
                while (clock.now().isBefore(due)) {
                    clock.waitUntil(due);
                }
            } catch (InterruptedException e) {
                return;
            }
            if (state.compareAndSet(State.WAITING, State.BEGUN)) {
                task.run();
            }
        });
        thread.start();
    }

    /** Cancels the task. */
    public boolean cancel() {
        if (state.compareAndSet(State.WAITING, State.CANCELLED)) {
            thread.interrupt();
        }
        return state.get() == State.CANCELLED;
    }

    /** Runs the task at once. */
    public boolean runNow() {
        if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
            return false;
        }
        thread.interrupt();
        task.run();
        return true;
    }
}
