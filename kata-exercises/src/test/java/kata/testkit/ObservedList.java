package kata.testkit;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A plain list that remembers who was in it, and can park a thread in the middle of a call.
 *
 * <p>It is as plain as an {@code ArrayList}: {@code add} first looks how long the list is and then stores behind that,
 * so of two threads that add at once one loses its number. Apart from that, watching it is safe for several threads. A
 * thread that is interrupted while it is parked gets an {@link InterruptedWhileHeld} and keeps its interrupt status. A
 * parked thread is let go when the test is over.
 */
public final class ObservedList extends AbstractList<Long> {

    private record Step(Thread thread, String what, String line, boolean overlaps) {}

    // Not this object's monitor: that one belongs to the learner, who may hold it while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Long> values = new ArrayList<>(); // guarded by lock
    private final List<Step> steps = new ArrayList<>(); // guarded by lock
    private final Map<Thread, Integer> inside = new LinkedHashMap<>(); // guarded by lock; how deep each thread is in
    private boolean parking; // guarded by lock
    private Gate parked; // guarded by lock; the gate of the parked thread
    private boolean failNextAdd; // guarded by lock
    private boolean failNextRead; // guarded by lock

    /** Parks the next thread that uses the list, in the middle of its call, until {@link #release()}. */
    public ObservedList parkInside() {
        return locked(() -> {
            parking = true;
            parked = null;
            return this;
        });
    }

    /** Lets the parked thread go, if there is one, and parks nobody any more. */
    public void release() {
        Gate gate = locked(() -> {
            parking = false;
            return parked;
        });
        if (gate != null) {
            gate.open();
        }
    }

    /** Whether a thread has been parked since parking was last asked for; it may have been let go meanwhile. */
    public boolean hasParked() {
        return locked(() -> parked != null);
    }

    /** The next {@code add} throws {@link PlannedFailure}; nothing is added. */
    public ObservedList failNextAdd() {
        return locked(() -> {
            failNextAdd = true;
            return this;
        });
    }

    /** The next call that reads the list throws {@link PlannedFailure}. */
    public ObservedList failNextRead() {
        return locked(() -> {
            failNextRead = true;
            return this;
        });
    }

    /** Whether two threads have been in the list at once. */
    public boolean wasShared() {
        return locked(() -> steps.stream().anyMatch(Step::overlaps));
    }

    /** What is in the list, without this being observed. */
    public List<Long> values() {
        return locked(() -> List.copyOf(values));
    }

    /** What happened so far; marked is the first call that began while another thread was in the list. */
    public Interleaving interleaving() {
        List<Step> all = locked(() -> List.copyOf(steps));
        List<Interleaving.Step> shown = new ArrayList<>();
        boolean broken = false;
        for (Step step : all) {
            shown.add(new Interleaving.Step(step.thread.getName(), step.what, step.line, step.overlaps && !broken));
            broken |= step.overlaps;
        }
        return new Interleaving(shown);
    }

    @Override
    public int size() {
        return using("size", true, values::size);
    }

    @Override
    public Long get(int index) {
        return using("get " + index, true, () -> values.get(index));
    }

    @Override
    public Object[] toArray() {
        return using("copy", true, values::toArray);
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return using("copy", true, () -> values.toArray(array));
    }

    @Override
    public Long set(int index, Long number) {
        return using("set " + index, false, () -> values.set(index, number));
    }

    @Override
    public Long remove(int index) {
        modCount++;
        return using("remove " + index, false, () -> values.remove(index));
    }

    @Override
    public boolean add(Long number) {
        add(-1, number);
        return true;
    }

    @Override
    public void add(int index, Long number) {
        modCount++;
        int end = locked(values::size);
        using("add " + number, false, () -> {
            int at = index < 0 ? end : index;
            if (index >= 0 && at < end) {
                values.add(at, number);
            } else if (at < values.size()) {
                values.set(at, number); // Somebody has stored here meanwhile.
            } else {
                values.add(number);
            }
            return null;
        });
    }

    private <T> T using(String what, boolean reading, Supplier<T> action) {
        String line = LearnerCode.callingLine();
        Thread me = Thread.currentThread();
        Gate held = locked(() -> {
            if (reading ? failNextRead : failNextAdd) {
                failNextRead &= !reading;
                failNextAdd &= reading;
                throw new PlannedFailure(0);
            }
            boolean others = inside.keySet().stream().anyMatch(thread -> thread != me);
            steps.add(new Step(me, what + " begins", line, others));
            inside.merge(me, 1, Integer::sum);
            if (!parking) {
                return null;
            }
            parking = false;
            parked = new Gate("in the middle of a call of the list");
            return parked;
        });
        try {
            if (held != null) {
                held.pass();
            }
            return locked(action);
        } finally {
            locked(() -> {
                steps.add(new Step(me, what + " ends", "", false));
                return inside.computeIfPresent(me, (thread, depth) -> depth == 1 ? null : depth - 1);
            });
        }
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
