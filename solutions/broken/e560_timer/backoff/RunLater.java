/*
 * Broken on purpose: after a wait that ended too early it rests for 20 ms of real time.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
    private final CountDownLatch over = new CountDownLatch(1);

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
            over.countDown();
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
        task.run();
        return true;
    }

    private void waitAndRun() {
        while (state.get() == State.WAITING && clock.now().isBefore(deadline)) {
            try {
                clock.waitUntil(deadline);
                if (clock.now().isBefore(deadline)) {
                    over.await(20, TimeUnit.MILLISECONDS); // too early: do not spin, unless it is over anyway
                }
            } catch (InterruptedException e) {
                // the state says what it means
            }
        }
        if (state.compareAndSet(State.WAITING, State.BEGUN)) {
            task.run();
        }
    }
}
