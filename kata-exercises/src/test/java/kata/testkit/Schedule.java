package kata.testkit;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import kata.testkit.Interleaving.Step;
import kata.testkit.SchedulingPoint.Kind;

/**
 * One way in which the threads of a {@link Scenario} run: they run freely, but who gets to one point as the
 * so-manieth is held there until it is released; after that, if asked for, another thread at another point, too.
 * Remembers what was done meanwhile. Safe for several threads.
 */
final class Schedule {

    /*
     * Whatever happens under a schedule is a real execution of the learner's code, so what comes out wrong is wrong.
     *
     * A data race is seen like this. A thread is held before it touches a place, and another thread touches the same
     * place; one of them writes. What the held thread has done to synchronise lies before that, what it does next is
     * the touch itself. So nothing orders the two, whatever the memory model is asked: that is what a data race is.
     */

    /** What a thread has done. */
    private record Event(Thread thread, int point, Object owner, int index, Object value, boolean structural) {}

    /** A thread that is held. */
    private static final class Hold {
        private final Event event;
        private final int after;
        private boolean released;
        private int releasedAfter = -1;

        Hold(Event event, int after) {
            this.event = event;
            this.after = after;
        }
    }

    private static final int KEPT_OF_EACH = 20;
    private static final int SHOWN_BEFORE = 2;
    private static final int SHOWN = 12;

    private final Thread driver = Thread.currentThread();
    private final ExploredClasses classes;
    private final int target;
    private final int arrival;
    private final int secondTarget;
    private final Map<Integer, Integer> arrivals = new HashMap<>();
    private final List<Integer> order = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final Map<String, Integer> kept = new HashMap<>();
    private long passages;
    private final List<Hold> holds = new ArrayList<>();
    private final Map<Thread, String> names = new IdentityHashMap<>();
    /** Only one thread moves at a time, or more precisely: passes points. */
    private Thread turn;

    private final List<Thread> waiting = new ArrayList<>();
    private Hold rivalled;
    private Event rival;
    private boolean holdsNobodyElse;
    private volatile boolean over;

    /** Holds nobody. */
    Schedule(ExploredClasses classes) {
        this(classes, -1, 0);
    }

    /** Holds the thread that gets to point {@code target} as the {@code arrival}-th; never the one that makes this. */
    Schedule(ExploredClasses classes, int target, int arrival) {
        this(classes, target, arrival, -1);
    }

    /** While that one is held, holds the next other thread that gets to {@code secondTarget}, too. */
    Schedule(ExploredClasses classes, int target, int arrival, int secondTarget) {
        this.classes = classes;
        this.target = target;
        this.arrival = arrival;
        this.secondTarget = secondTarget;
    }

    /** A thread is about to do what is done at a point; returns when it is its turn. */
    void arrive(int point, Object owner, int index, Object value, boolean structural) {
        Thread me = Thread.currentThread();
        if (me == driver) {
            return;
        }
        Event event = new Event(me, point, owner, index, value, structural);
        Hold hold = null;
        awaitTurn(me, null);
        synchronized (this) {
            if (over) {
                return;
            }
            passages++;
            int times = arrivals.merge(point, 1, Integer::sum);
            if (times == 1) {
                order.add(point);
            }
            for (Hold other : holds) {
                if (rival == null && !other.released && conflict(other.event, event)) {
                    rival = event;
                    rivalled = other;
                }
            }
            if (!isHeldHere(me, point, times)) {
                note(event);
                return;
            }
            hold = new Hold(event, events.size());
            holds.add(hold);
            turn = null;
        }
        awaitTurn(me, hold);
        synchronized (this) {
            hold.releasedAfter = events.size();
            events.add(withValueIfRead(event));
        }
    }

    /** Waits until it is this thread's turn and it is not held any more. Keeps an interrupt for the learner's code. */
    private void awaitTurn(Thread me, Hold hold) {
        boolean interrupted = false;
        while (!isTurn(me, hold)) {
            LockSupport.park(this);
            interrupted |= Thread.interrupted();
        }
        if (interrupted) {
            InterruptStatus.restore();
        }
    }

    private synchronized boolean isTurn(Thread me, Hold hold) {
        if (over) {
            return true;
        }
        boolean free =
                (hold == null || hold.released) && (turn == null && hold == null && waiting.isEmpty() || turn == me);
        if (free) {
            turn = me;
            waiting.remove(me);
        } else if (hold == null && !waiting.contains(me)) {
            waiting.add(me);
        }
        return free;
    }

    /**
     * Gives the turn to the one who waits for it and was made first, now that whoever had it does nothing more.
     *
     * @return whether there was one
     */
    boolean next() {
        Thread thread;
        synchronized (this) {
            thread = waiting.stream()
                    .min(Comparator.comparingLong(Thread::threadId))
                    .orElse(null);
            waiting.remove(thread);
            turn = thread;
        }
        LockSupport.unpark(thread);
        return thread != null;
    }

    private boolean isHeldHere(Thread thread, int point, int times) {
        if (holdsNobodyElse) {
            return false;
        }
        return switch (holds.size()) {
            case 0 -> point == target && times == arrival;
            case 1 -> point == secondTarget && !holds.getFirst().released && thread != holds.getFirst().event.thread;
            default -> false;
        };
    }

    private void note(Event event) {
        // Who goes round in a circle is not remembered for ever.
        int times = kept.merge(event.thread.threadId() + " " + event.point, 1, Integer::sum);
        if (times <= KEPT_OF_EACH) {
            events.add(withValueIfRead(event));
        }
    }

    private Event withValueIfRead(Event event) {
        return event.value == null && point(event).kind() == Kind.READ ? withValue(event) : event;
    }

    /** What is read there now; nobody else writes it in between if only one thread moves. */
    private Event withValue(Event event) {
        SchedulingPoint point = point(event);
        try {
            if (event.owner == null || point.member().isEmpty()) {
                return event;
            }
            for (Class<?> type = event.owner.getClass(); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals(point.member())) {
                        field.setAccessible(true);
                        Object value = field.get(event.owner);
                        return new Event(
                                event.thread,
                                event.point,
                                event.owner,
                                event.index,
                                value == null ? "null" : value,
                                event.structural);
                    }
                }
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            // Then it is shown without its value.
        }
        return event;
    }

    private SchedulingPoint point(Event event) {
        return classes.points().get(event.point);
    }

    private boolean conflict(Event one, Event other) {
        SchedulingPoint a = point(one);
        SchedulingPoint b = point(other);
        if (one.thread == other.thread
                || one.owner != other.owner
                || one.index != other.index
                || a.ordered()
                || b.ordered()
                || !a.touches()
                || !b.touches()) {
            return false;
        }
        if (classes.readsMeanwhile() && !(a.kind().writes() && b.kind().writes())) {
            return false;
        }
        boolean call = a.kind() == Kind.CALL || a.kind() == Kind.CHANGE;
        if (call) {
            return (a.kind().writes() && one.structural || b.kind().writes() && other.structural)
                    && isUnsafe(one.owner);
        }
        boolean sameField = a.member().equals(b.member()) && a.owner().equals(b.owner());
        return sameField && (a.kind().writes() || b.kind().writes());
    }

    /** Whether it is a collection of the JDK that two threads must not use at once. */
    private static boolean isUnsafe(Object collection) {
        if (collection == null) {
            return false;
        }
        String name = collection.getClass().getName();
        return name.startsWith("java.util.")
                && !name.startsWith("java.util.concurrent.")
                && !name.startsWith("java.util.Collections$Synchronized")
                && !name.startsWith("java.util.Collections$Set") // newSetFromMap: as safe as its map
                && !(collection instanceof java.util.Vector<?>)
                && !(collection instanceof java.util.Dictionary<?, ?>)
                && !(collection instanceof java.util.Random)
                && (collection instanceof java.util.Collection<?>
                        || collection instanceof java.util.Map<?, ?>
                        || collection instanceof java.util.BitSet);
    }

    /** How many points have been passed so far, by all threads. */
    synchronized long passages() {
        return passages;
    }

    /** How often a thread has passed the point that it has passed most often. */
    synchronized int mostPassages(Thread thread) {
        String its = thread.threadId() + " ";
        return kept.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(its))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }

    /** Whether anybody was ever held. */
    synchronized boolean hasHeld() {
        return !holds.isEmpty();
    }

    /**
     * Lets go the one who has been held longest; it is its turn then.
     *
     * @return whether there was one
     */
    boolean release() {
        Thread thread = null;
        synchronized (this) {
            holdsNobodyElse = true;
            for (Hold hold : holds) {
                if (!hold.released && thread == null) {
                    hold.released = true;
                    thread = hold.event.thread;
                    turn = thread;
                }
            }
        }
        LockSupport.unpark(thread);
        return thread != null;
    }

    /** Ends it: from now on everybody does as he likes, and nothing is remembered. */
    void end() {
        List<Thread> all = new ArrayList<>();
        synchronized (this) {
            over = true;
            all.addAll(waiting);
            holds.forEach(hold -> all.add(hold.event.thread));
        }
        all.forEach(LockSupport::unpark);
    }

    /** The points in the order in which they were first reached. */
    synchronized List<Integer> order() {
        return List.copyOf(order);
    }

    /**
     * Whether only the one who was let go last has done anything since. Else it was for the scheduler of the operating
     * system to say what came out of it, and the next time it may say something else.
     */
    synchronized boolean isDecided() {
        Hold last = holds.getLast();
        return last.releasedAfter >= 0
                && events.subList(last.releasedAfter, events.size()).stream()
                        .allMatch(event -> event.thread == last.event.thread);
    }

    /** What two threads did to one place with nothing to order it. */
    synchronized Optional<Finding> dataRace() {
        if (rival == null) {
            return Optional.empty();
        }
        SchedulingPoint first = point(rival);
        SchedulingPoint second = point(rivalled.event);
        String what = first.kind() == Kind.CALL || first.kind() == Kind.CHANGE
                ? Stacks.simple(rival.owner.getClass().getName()) + " is used by two threads at once"
                : first.member().isEmpty()
                        ? "two threads touch an element of an array at once"
                        : "two threads touch " + first.owner() + "." + first.member() + " at once";
        Interleaving steps = new Interleaving(List.of(step(rival, false), step(rivalled.event, true)));
        return Optional.of(Finding.race(what + ", and one of them changes it", steps)
                .at(second.kind().writes() ? second.line() : first.line()));
    }

    /** What was done from shortly before somebody was held, with the first step after that marked. */
    synchronized Interleaving interleaving() {
        if (holds.isEmpty()) {
            return new Interleaving(List.of());
        }
        Hold first = holds.getFirst();
        int breaking = holds.stream().mapToInt(hold -> hold.releasedAfter).max().orElse(-1);
        int begin = begin(first);
        int end = breaking < 0 || !isDecided() ? events.size() : Math.min(breaking + 1, events.size());
        List<Step> steps = new ArrayList<>();
        for (int i = begin; i < end; i++) {
            if (end - begin <= SHOWN || i < begin + SHOWN / 2 || i >= end - SHOWN / 2 || i == breaking) {
                steps.add(step(events.get(i), i == breaking));
            } else if (i == begin + SHOWN / 2 || i == breaking + 1) {
                steps.add(new Step(name(events.get(i).thread), "…", "", false));
            }
        }
        return new Interleaving(steps);
    }

    /** The event with which the last few steps of the thread begin that was held first. */
    private int begin(Hold first) {
        int left = SHOWN_BEFORE;
        int at = Math.min(first.after, events.size());
        for (int i = at - 1; i >= 0 && left > 0; i--) {
            if (events.get(i).thread == first.event.thread) {
                at = i;
                left--;
            }
        }
        return at;
    }

    private String name(Thread thread) {
        return names.computeIfAbsent(
                thread, t -> t.getName().isEmpty() ? "virtual-" + (names.size() + 1) : t.getName());
    }

    private Step step(Event event, boolean breaking) {
        SchedulingPoint point = point(event);
        String value = shown(event.value);
        return new Step(
                name(event.thread), point.text() + (value.isEmpty() ? "" : " " + value), point.line(), breaking);
    }

    /** A learner's own toString is never called. */
    private static String shown(Object value) {
        return value instanceof Number || value instanceof Boolean || value instanceof Character
                ? value.toString()
                : value instanceof String text && text.equals("null") ? text : "";
    }
}
