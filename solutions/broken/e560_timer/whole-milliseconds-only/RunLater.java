/*
 * Broken on purpose: a delay of 1.5 ms is over after 1 ms: what is less than a millisecond gets lost.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import kata.model.WaitingClock;

public final class RunLater {

    private static final int CANCELLED = 1;
    private static final int BEGUN = 2;

    private final WaitingClock clock;
    private final long delayMillis;
    private final Runnable task;
    private final AtomicInteger fate = new AtomicInteger();
    private volatile Thread thread;

    public RunLater(WaitingClock clock, Duration delay, Runnable task) {
        this.clock = clock;
        this.delayMillis = delay.toMillis();
        this.task = task;
    }

    public void start() {
        Instant due = clock.now().plusMillis(delayMillis);
        thread = Thread.ofPlatform().daemon().unstarted(() -> {
            while (fate.get() == 0 && clock.now().isBefore(due)) {
                try {
                    clock.waitUntil(due);
                } catch (InterruptedException e) {
                    continue;
                }
            }
            if (decide(BEGUN)) {
                task.run();
            }
        });
        thread.start();
    }

    public boolean cancel() {
        if (decide(CANCELLED)) {
            thread.interrupt();
        }
        return fate.get() == CANCELLED;
    }

    public boolean runNow() {
        if (decide(BEGUN)) {
            thread.interrupt();
            task.run();
            return true;
        }
        return false;
    }

    private boolean decide(int what) {
        return fate.getAndUpdate(now -> now == 0 ? what : now) == 0;
    }
}
