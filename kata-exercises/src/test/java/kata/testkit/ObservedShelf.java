package kata.testkit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import kata.model.Shelf;

/**
 * A shelf that remembers who did what, notices two threads at once, and can park a thread while it is at the shelf.
 *
 * <p>Safe for several threads, although that makes no learner's code right that uses it so. A thread that is
 * interrupted while it is parked gets an {@link InterruptedWhileHeld} and keeps its interrupt status. A parked thread
 * is let go when the test is over.
 */
public final class ObservedShelf implements Shelf {

    // Not this object's monitor: that one belongs to the learner, who may hold it while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final int capacity;
    private final Deque<Long> numbers = new ArrayDeque<>(); // guarded by lock
    private final List<Interleaving.Step> steps = new ArrayList<>(); // guarded by lock
    private final Map<Thread, String> lastLook = new HashMap<>(); // guarded by lock
    private final List<Thread> inside = new ArrayList<>(); // guarded by lock
    private String violation; // guarded by lock; null as long as there is none
    private boolean parking; // guarded by lock
    private Gate parked; // guarded by lock; the gate of the parked thread
    private Thread looker; // guarded by lock; whose next look is parked, null for nobody's
    private Gate parkedLook; // guarded by lock; its gate

    /** An empty shelf with places for so many numbers. */
    public ObservedShelf(int capacity) {
        this.capacity = capacity;
    }

    /** Parks the next thread that adds or removes, before it has done so, until {@link #release()}. */
    public void parkNext() {
        locked(() -> {
            parking = true;
            parked = null;
            return null;
        });
    }

    /** Whether a thread has been parked since parking was last asked for; it may have been let go meanwhile. */
    public boolean hasParked() {
        return locked(() -> parked != null);
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

    /** Parks this thread when it looks at the size the next time, until {@link #releaseLook()}. */
    public void parkNextLookOf(Thread thread) {
        locked(() -> {
            looker = thread;
            parkedLook = null;
            return null;
        });
    }

    /** Whether the thread has been parked since {@link #parkNextLookOf} was last called. */
    public boolean hasParkedLook() {
        return locked(() -> parkedLook != null);
    }

    /** Lets go who is parked at its look, if somebody is, and parks no look any more. */
    public void releaseLook() {
        Gate gate = locked(() -> {
            looker = null;
            return parkedLook;
        });
        if (gate != null) {
            gate.open();
        }
    }

    /** The first use that a shelf does not allow, as one line; empty if there was none. */
    public Optional<String> violation() {
        return locked(() -> Optional.ofNullable(violation));
    }

    /** The numbers on it, oldest first, without this being observed. */
    public List<Long> numbers() {
        return locked(() -> List.copyOf(numbers));
    }

    /** How often a number was added or removed. */
    public int changes() {
        return locked(() -> (int)
                steps.stream().filter(step -> !step.what().startsWith("size")).count());
    }

    /** What happened so far; up to the first use that is not allowed, which is marked. */
    public Interleaving interleaving() {
        return locked(() -> new Interleaving(steps));
    }

    @Override
    public int capacity() {
        return capacity;
    }

    @Override
    public int size() {
        String line = LearnerCode.callingLine();
        enter("size", line);
        try {
            parkLook();
            return locked(() -> {
                String look = "size " + numbers.size();
                // Who keeps looking and sees the same fills no table.
                if (!look.equals(lastLook.put(Thread.currentThread(), look))) {
                    step(look, line, false);
                }
                return numbers.size();
            });
        } finally {
            leave();
        }
    }

    @Override
    public void add(long number) {
        String line = LearnerCode.callingLine();
        enter("add " + number, line);
        try {
            park();
            locked(() -> {
                if (numbers.size() == capacity) {
                    violated(name() + " added to a full shelf", "add " + number, line);
                    throw new IllegalStateException("the shelf is full");
                }
                numbers.add(number);
                changed("add " + number, line);
                return null;
            });
        } finally {
            leave();
        }
    }

    @Override
    public long remove() {
        String line = LearnerCode.callingLine();
        enter("remove", line);
        try {
            park();
            return locked(() -> {
                if (numbers.isEmpty()) {
                    violated(name() + " removed from an empty shelf", "remove", line);
                    throw new NoSuchElementException("the shelf is empty");
                }
                long number = numbers.remove();
                changed("remove " + number, line);
                return number;
            });
        } finally {
            leave();
        }
    }

    private void enter(String what, String line) {
        locked(() -> {
            inside.stream()
                    .filter(other -> other != Thread.currentThread())
                    .findFirst()
                    .ifPresent(other -> violated(
                            name() + " came to the shelf while " + other.getName() + " was there", what, line));
            return inside.add(Thread.currentThread());
        });
    }

    private void leave() {
        locked(() -> inside.remove(Thread.currentThread()));
    }

    private void park() {
        Gate held = locked(() -> {
            if (!parking) {
                return null;
            }
            parking = false;
            parked = new Gate("at the shelf");
            return parked;
        });
        if (held != null) {
            held.pass();
        }
    }

    private void parkLook() {
        Gate held = locked(() -> {
            if (looker != Thread.currentThread()) {
                return null;
            }
            looker = null;
            parkedLook = new Gate("at the shelf");
            return parkedLook;
        });
        if (held != null) {
            held.pass();
        }
    }

    private void changed(String what, String line) {
        lastLook.clear();
        step(what, line, false);
    }

    private void violated(String what, String step, String line) {
        step(step, line, true);
        if (violation == null) {
            violation = what;
        }
    }

    private void step(String what, String line, boolean breaking) {
        if (violation == null) {
            steps.add(new Interleaving.Step(name(), what, line, breaking));
        }
    }

    private static String name() {
        return Thread.currentThread().getName();
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
