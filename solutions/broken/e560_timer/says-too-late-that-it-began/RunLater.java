/*
 * Broken on purpose: who runs the task takes the permit in one step and says so in the next; cancel comes in between.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import kata.model.WaitingClock;

/** Runs one task later, unless it is cancelled before. */
public final class RunLater {

    private final WaitingClock clock;
    private final Duration delay;
    private final Runnable task;

    private final Semaphore claim = new Semaphore(1);
    private volatile boolean begun;
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
        if (claim.tryAcquire()) {
            thread.interrupt();
            return true;
        }
        return !begun;
    }

    /** Runs the task at once. */
    public boolean runNow() {
        if (!begin()) {
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
        if (begin()) {
            task.run();
        }
    }

    private boolean begin() {
        if (!claim.tryAcquire()) {
            return false;
        }
        begun = true;
        return true;
    }
}
