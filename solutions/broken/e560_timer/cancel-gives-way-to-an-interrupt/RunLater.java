/*
 * Broken on purpose: an interrupted thread gets no lock, so its cancel says false.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
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

    // C3, C4: it leaves WAITING once, and whoever brings that about decides what becomes of the task.
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Thread thread;

    /** A timer for this task. */
    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.delay = delay;
        this.task = task;
    }

    /** Begins to wait. */
    public void start() {
        // C1: the delay counts from here, not from when the thread gets going.
        Instant time = clock.now().plus(delay);
        thread = Thread.ofPlatform().name("run-later").unstarted(() -> waitAndRun(time));
        thread.start();
    }

    /** Cancels the task. */
    public boolean cancel() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        try {
            if (change(State.CANCELLED)) {
                thread.interrupt(); // C5; C3: only who has won, for otherwise the thread may be in the task.
            }
            return state.get() == State.CANCELLED;
        } finally {
            lock.unlock();
        }
    }

    /** Runs the task at once. */
    public boolean runNow() {
        if (!change(State.BEGUN)) {
            return false; // C4
        }
        thread.interrupt(); // C5
        task.run();
        return true;
    }

    private void waitAndRun(Instant time) {
        try {
            while (clock.now().isBefore(time)) { // C1: the wait may end too early.
                clock.waitUntil(time); // C2
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
