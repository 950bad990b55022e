package kata.testkit;

import java.util.Map;

/**
 * Called by the learner's classes, in the form in which an {@link Exploration} loads them, at each {@link
 * SchedulingPoint}. Safe for several threads; does nothing while no schedule is under way.
 */
public final class SchedulingPoints {

    private static final ThreadLocal<Integer> INITIALISED = ThreadLocal.withInitial(() -> 0);

    private static volatile Schedule current;

    private SchedulingPoints() {}

    static void begin(Schedule schedule) {
        current = schedule;
    }

    static void end() {
        current = null;
    }

    /** A thread begins to initialise a class, 1, or has done so, -1. */
    public static void initialising(int more) {
        INITIALISED.set(INITIALISED.get() + more);
    }

    /** The schedule under way, if the thread may be held here; null if not. */
    private static Schedule schedule() {
        Schedule schedule = current;
        return schedule == null || INITIALISED.get() > 0 ? null : schedule;
    }

    /** How often the calling thread has passed the point that it has passed most often. */
    static int mostPassages() {
        Schedule schedule = current;
        return schedule == null ? 0 : schedule.mostPassages(Thread.currentThread());
    }

    /** A thread is about to do something that concerns no object of the learner's. */
    public static void at(int point) {
        Schedule schedule = schedule();
        if (schedule != null) {
            schedule.arrive(point, null, 0, null, true);
        }
    }

    /** A thread is about to read a field of this object, null for a static one, or to call a collection. */
    public static void read(Object owner, int point) {
        Schedule schedule = schedule();
        if (schedule != null) {
            schedule.arrive(point, owner, 0, null, true);
        }
    }

    /** A thread is about to write this value to a field of this object, null for a static one. */
    public static void write(Object owner, Object value, int point) {
        Schedule schedule = schedule();
        if (schedule != null) {
            schedule.arrive(point, owner, 0, value == null ? "null" : value, true);
        }
    }

    /**
     * A thread is about to call a method with this key. If the object is a map that has it, the structure stays as it
     * is, and several threads may do so at once, each with its own key.
     */
    public static void keyed(Object owner, Object key, int point) {
        Schedule schedule = schedule();
        if (schedule != null) {
            boolean there = owner instanceof Map<?, ?> map && key != null && map.containsKey(key);
            schedule.arrive(point, owner, 0, null, !there);
        }
    }

    /** A thread is about to read or write an element of this array. */
    public static void element(Object array, int index, int point) {
        Schedule schedule = schedule();
        if (schedule != null) {
            schedule.arrive(point, array, index, null, true);
        }
    }
}
