/*
 * Broken on purpose: who cancels wins in one step and says so in the next, and a second cancel comes in between.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import kata.model.WaitingClock;

/** Runs one task later, unless it is cancelled before. */
public final class RunLater {

    private final WaitingClock clock;
    private final Duration delay;
    private final Runnable task;

    private final AtomicBoolean decided = new AtomicBoolean();
    private volatile boolean cancelled;
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
        if (decide()) {
            cancelled = true;
            thread.interrupt();
        }
        return cancelled;
    }

    /** Runs the task at once. */
    public boolean runNow() {
        if (!decide()) {
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
        if (decide()) {
            task.run();
        }
    }

    private boolean decide() {
        return decided.compareAndSet(false, true);
    }
}
