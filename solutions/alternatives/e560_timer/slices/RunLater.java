/* Another right way: waits by the clock in slices of ten minutes. */
package kata.e560_timer;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicMarkableReference;
import kata.model.WaitingClock;

/** Waits in slices, and looks after each one whether it is still wanted. */
public final class RunLater {

    private static final Duration SLICE = Duration.ofMinutes(10);

    private final WaitingClock clock;
    private final Duration delay;
    private final Runnable task;

    /** Holds the task, unmarked, as long as all is open; else nothing, marked if it was cancelled. */
    private final AtomicMarkableReference<Runnable> open;

    private volatile Thread waiter;

    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.delay = delay;
        this.task = task;
        this.open = new AtomicMarkableReference<>(task, false);
    }

    public void start() {
        Instant end = later(clock.now(), delay);
        waiter = new Thread(() -> {
            if (stillWantedAt(end) && open.compareAndSet(task, null, false, false)) {
                task.run();
            }
        });
        waiter.start();
    }

    public boolean cancel() {
        boolean mine = open.compareAndSet(task, null, false, true);
        if (mine) {
            waiter.interrupt();
        }
        return mine || open.isMarked();
    }

    public boolean runNow() {
        if (open.compareAndSet(task, null, false, false)) {
            try {
                waiter.interrupt();
                return true;
            } finally {
                task.run();
            }
        }
        return false;
    }

    private boolean stillWantedAt(Instant end) {
        while (open.getReference() != null) {
            Instant now = clock.now();
            Duration left = Duration.between(now, end);
            if (!left.isPositive()) {
                return true;
            }
            try {
                clock.waitUntil(left.compareTo(SLICE) > 0 ? now.plus(SLICE) : end);
            } catch (InterruptedException e) {
                Thread.interrupted();
            }
        }
        return false;
    }

    private static Instant later(Instant now, Duration delay) {
        try {
            return now.plus(delay);
        } catch (DateTimeException | ArithmeticException e) {
            return delay.isNegative() ? Instant.MIN : Instant.MAX;
        }
    }
}
