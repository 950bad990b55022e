/*
 * Broken on purpose: a FutureTask can be cancelled as long as it has not ended, even if it has begun.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import kata.model.WaitingClock;

/** Runs one task later, unless it is cancelled before. */
public final class RunLater {

    private final WaitingClock clock;
    private final Duration delay;
    private final FutureTask<Boolean> task;
    private volatile Thread runner;
    private volatile Thread thread;

    /** A timer for this task. */
    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.delay = delay;
        this.task = new FutureTask<>(() -> {
            runner = Thread.currentThread();
            task.run();
            return true;
        });
    }

    /** Begins to wait. */
    public void start() {
        Instant time = clock.now().plus(delay);
        thread = Thread.ofPlatform().name("run-later").unstarted(() -> waitAndRun(time));
        thread.start();
    }

    /** Cancels the task. */
    public boolean cancel() {
        if (task.cancel(false)) {
            thread.interrupt();
        }
        return task.isCancelled();
    }

    /** Runs the task at once. */
    public boolean runNow() {
        task.run();
        if (runner != Thread.currentThread()) {
            return false;
        }
        thread.interrupt();
        return true;
    }

    private void waitAndRun(Instant time) {
        try {
            while (clock.now().isBefore(time)) {
                clock.waitUntil(time);
            }
        } catch (InterruptedException e) {
            return;
        }
        task.run();
    }
}
