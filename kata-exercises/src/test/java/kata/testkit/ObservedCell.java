package kata.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import kata.model.Cell;

/**
 * A cell that remembers who did what, can park a thread after its look or before its replacement, and can change by
 * itself.
 *
 * <p>Safe for several threads. A thread that is interrupted while it is parked gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. A parked thread is let go when the test is over.
 *
 * <p>Who asks a hundred times on end for a replacement of the same outdated number, without a look, gets a {@link
 * Finding}: it would do so for ever.
 */
public final class ObservedCell implements Cell {

    private static final int VAIN_LIMIT = 100;

    private record Step(Thread thread, String what, String line, boolean failed, boolean lowered) {}

    // Not this object's monitor: that one belongs to the learner, who may hold it while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Step> steps = new ArrayList<>(); // guarded by lock
    private final Map<Thread, Integer> inVain = new HashMap<>(); // guarded by lock; replacements without a look
    private long value; // guarded by lock
    private boolean parking; // guarded by lock; before a replacement
    private boolean parkingLook; // guarded by lock; after a look
    private int changes; // guarded by lock; how often it still changes by itself
    private final List<Gate> gates = new ArrayList<>(); // guarded by lock; of all that have been parked
    private boolean hasParked; // guarded by lock; since parking was last asked for

    /** A cell that begins at {@code value}. */
    public ObservedCell(long value) {
        this.value = value;
    }

    /**
     * Parks the next thread that is about to compare and set, before it does so, until {@link #release()}. Whoever has
     * been parked before stays parked.
     */
    public ObservedCell parkBeforeSet() {
        return locked(() -> {
            parking = true;
            hasParked = false;
            return this;
        });
    }

    /** Parks the next thread that has looked, before it hears what it saw, until {@link #release()}. */
    public ObservedCell parkAfterLook() {
        return locked(() -> {
            parkingLook = true;
            hasParked = false;
            return this;
        });
    }

    /** So many times the number is raised by 1 just before it is to be replaced, as if somebody else did it. */
    public ObservedCell changingBeforeSet(int times) {
        return locked(() -> {
            changes = times;
            return this;
        });
    }

    /** Lets go whoever is parked, and parks nobody any more. */
    public void release() {
        locked(() -> {
                    parking = false;
                    parkingLook = false;
                    return List.copyOf(gates);
                })
                .forEach(Gate::open);
    }

    /** Whether a thread has been parked since parking was last asked for; it may have been let go meanwhile. */
    public boolean hasParked() {
        return locked(() -> hasParked);
    }

    /** The number, without this being observed. */
    public long value() {
        return locked(() -> value);
    }

    /**
     * What happened so far; marked is the first replacement by a smaller number, or else the last one that was refused.
     */
    public Interleaving interleaving() {
        List<Step> all = locked(() -> List.copyOf(steps));
        int breaking = -1;
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).lowered) {
                breaking = i;
                break;
            }
            breaking = all.get(i).failed ? i : breaking;
        }
        List<Interleaving.Step> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Step step = all.get(i);
            shown.add(new Interleaving.Step(step.thread.getName(), step.what, step.line, i == breaking));
        }
        return new Interleaving(shown);
    }

    @Override
    public long get() {
        String line = LearnerCode.callingLine();
        Gate[] held = new Gate[1];
        long seen = locked(() -> {
            inVain.remove(Thread.currentThread());
            steps.add(new Step(Thread.currentThread(), "get " + value, line, false, false));
            if (parkingLook) {
                parkingLook = false;
                held[0] = parked("after a look at the cell");
            }
            return value;
        });
        if (held[0] != null) {
            held[0].pass();
        }
        return seen;
    }

    @Override
    public boolean compareAndSet(long expected, long next) {
        String line = LearnerCode.callingLine();
        Gate held = locked(() -> {
            if (!parking) {
                return null;
            }
            parking = false;
            return parked("before compareAndSet");
        });
        if (held != null) {
            held.pass();
        }
        return locked(() -> {
            if (changes > 0) {
                changes--;
                value++;
            }
            boolean same = value == expected;
            String what = "set " + expected + " to " + next + (same ? "" : ": refused");
            steps.add(new Step(Thread.currentThread(), what, line, !same, same && next < expected));
            if (same) {
                value = next;
                inVain.remove(Thread.currentThread());
            } else if (inVain.merge(Thread.currentThread(), 1, Integer::sum) >= VAIN_LIMIT) {
                throw Finding.wrong("compareAndSet was called " + VAIN_LIMIT + " times on end with the outdated "
                                + expected + ", without a look")
                        .at(line);
            }
            return same;
        });
    }

    /** The gate for who is parked now; called with the lock. */
    private Gate parked(String place) {
        hasParked = true;
        gates.add(new Gate(place));
        return gates.getLast();
    }

    private <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }
}
