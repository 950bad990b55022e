package kata.testkit;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import kata.testkit.Interleaving.Step;

/**
 * Makes things, remembers who asked for one, and can hold its callers back.
 *
 * <p>Safe for several threads. A caller that is interrupted while it is held back gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. All callers are let go when the test is over.
 *
 * @param <T> what it makes
 */
public final class ObservedMaker<T> implements Supplier<T> {

    private final Supplier<T> real;
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile Gate gate;
    private volatile Throwable failure;

    /** A maker that does as the real one. */
    public ObservedMaker(Supplier<T> real) {
        this.real = real;
    }

    /** Callers wait inside until {@link #open()}. */
    public ObservedMaker<T> holding() {
        gate = new Gate("in the maker");
        return this;
    }

    /** The next call, and no other, throws {@link PlannedFailure}. */
    public ObservedMaker<T> failingOnce() {
        failure = new PlannedFailure(1);
        return this;
    }

    /** The next call, and no other, throws an {@link Error} that a {@link PlannedFailure} has caused. */
    public ObservedMaker<T> failingOnceWithAnError() {
        failure = new Error("planned error", new PlannedFailure(1));
        return this;
    }

    /** Lets all callers go, those to come too. */
    public void open() {
        gate.open();
    }

    /** How often something was asked for so far. */
    public int calls() {
        return calls.get();
    }

    /** How many callers are inside now. */
    public int inside() {
        return inside.get();
    }

    /** The calls so far, in the order in which they began; the last one is marked. */
    public Interleaving interleaving() {
        return new Interleaving(steps).brokenByTheLast();
    }

    @Override
    public T get() {
        Throwable thrown;
        synchronized (steps) {
            steps.add(new Step(
                    Thread.currentThread().getName(),
                    "makes no. " + calls.incrementAndGet(),
                    LearnerCode.callingLine(),
                    false));
            thrown = failure;
            failure = null;
        }
        inside.incrementAndGet();
        try {
            if (gate != null) {
                gate.pass();
            }
            if (thrown != null) {
                throw Unchecked.rethrow(thrown);
            }
            return real.get();
        } finally {
            inside.decrementAndGet();
        }
    }
}
