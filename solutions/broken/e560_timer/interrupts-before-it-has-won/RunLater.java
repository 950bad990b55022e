/*
 * Broken on purpose: cancel interrupts the thread and then tries to win; meanwhile the task may have begun.
 * Verdict: RACE
 * Clause: C3
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
    private final Duration delay;
    private final Runnable task;

    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private volatile Thread thread;

    /** A timer for this task. */
    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.delay = delay;
        this.task = task;
    }

    /** Begins to wait. */
    public void start() {

        Instant time = clock.now().plus(delay);
        thread = Thread.ofPlatform().name("run-later").unstarted(() -> waitAndRun(time));
        thread.start();
    }

    /** Cancels the task. */
    public boolean cancel() {
        if (state.get() == State.WAITING) {
            thread.interrupt();
            change(State.CANCELLED);
        }
        return state.get() == State.CANCELLED;
    }

    /** Runs the task at once. */
    public boolean runNow() {
        if (!change(State.BEGUN)) {
            return false;
        }
        thread.interrupt();
        task.run();
        return true;
    }

    private void waitAndRun(Instant time) {
        try {
            while (clock.now().isBefore(time)) {
                clock.waitUntil(time);
            }
        } catch (InterruptedException e) {
            return; // Only who has taken the task away from us interrupts.
        }
        if (change(State.BEGUN)) {
            task.run();
        }
    }

    private boolean change(State to) {
        return state.compareAndSet(State.WAITING, to);
    }
}
