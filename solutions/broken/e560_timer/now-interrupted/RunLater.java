/*
 * Broken on purpose: runNow waits for the timer's thread first; an interrupted caller leaves without a run.
 * Verdict: WRONG
 * Clause: C4
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
    private final Thread waiter = new Thread(this::waitAndRun, "run-later");
    private Instant deadline;

    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.delay = delay;
        this.task = task;
    }

    public void start() {
        deadline = clock.now().plus(delay);
        waiter.start();
    }

    public boolean cancel() {
        if (state.compareAndSet(State.WAITING, State.CANCELLED)) {
            waiter.interrupt();
            return true;
        }
        return state.get() == State.CANCELLED;
    }

    public boolean runNow() {
        if (!state.compareAndSet(State.WAITING, State.BEGUN)) {
            return false;
        }
        waiter.interrupt();
        try {
            waiter.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        task.run();
        return true;
    }

    private void waitAndRun() {
        while (state.get() == State.WAITING && clock.now().isBefore(deadline)) {
            try {
                clock.waitUntil(deadline);
            } catch (InterruptedException e) {
                // the state says what it means
            }
        }
        if (state.compareAndSet(State.WAITING, State.BEGUN)) {
            task.run();
        }
    }
}
