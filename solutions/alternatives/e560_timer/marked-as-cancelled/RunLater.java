/* Another right way: a reference to the thread that runs the task, which can be marked as cancelled instead. */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicMarkableReference;
import kata.model.WaitingClock;

/** Runs one task later, unless it is cancelled before. */
public final class RunLater {

    private final AtomicMarkableReference<Thread> runner = new AtomicMarkableReference<>(null, false);
    private final WaitingClock clock;
    private final Duration delay;
    private final Runnable task;
    private volatile Thread waiter;

    /** A timer for this task. */
    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.delay = delay;
        this.task = task;
    }

    /** Begins to wait. */
    public void start() {
        Instant time = clock.now().plus(delay);
        waiter = Thread.ofVirtual().unstarted(() -> waitAndRun(time));
        waiter.start();
    }

    /** Cancels the task, if it has not begun. */
    public boolean cancel() {
        if (runner.compareAndSet(null, null, false, true)) {
            waiter.interrupt();
        }
        return runner.isMarked();
    }

    /** Runs the task at once, if it has not begun. */
    public boolean runNow() {
        if (!begin()) {
            return false;
        }
        waiter.interrupt();
        task.run();
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
        if (begin()) {
            task.run();
        }
    }

    private boolean begin() {
        return runner.compareAndSet(null, Thread.currentThread(), false, false);
    }
}
