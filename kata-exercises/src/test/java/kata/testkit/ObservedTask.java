package kata.testkit;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A task that remembers when and by whom it was run, and can hold who runs it.
 *
 * <p>Safe for several threads. A thread that is interrupted while it is held gets an {@link InterruptedWhileHeld} and
 * keeps its interrupt status. All are let go when the test is over.
 */
public final class ObservedTask implements Runnable {

    /**
     * One run.
     *
     * @param time what the clock showed
     * @param thread the thread that ran it
     */
    public record Run(Instant time, Thread thread) {}

    private final SimulatedClock clock;
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private volatile Gate gate;
    private volatile boolean disturbed;

    /** A task that looks at this clock. */
    public ObservedTask(SimulatedClock clock) {
        this.clock = clock;
    }

    /** Whoever runs it is held inside until {@link #open()}. */
    public ObservedTask holding() {
        gate = new Gate("in the task");
        return this;
    }

    /** Lets go whoever is held, and holds nobody any more. */
    public void open() {
        gate.open();
    }

    /** The runs that have begun, in their order. */
    public List<Run> runs() {
        return runs;
    }

    /** Whether a thread was interrupted while it was held inside. */
    public boolean wasDisturbed() {
        return disturbed;
    }

    @Override
    public void run() {
        clock.step("runs the task");
        runs.add(new Run(clock.now(), Thread.currentThread()));
        Gate held = gate;
        if (held == null) {
            return;
        }
        try {
            held.pass();
        } catch (InterruptedWhileHeld e) {
            disturbed = true;
            throw e;
        }
    }
}
