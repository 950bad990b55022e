package kata.testkit;

import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A common queue that remembers who did what, and can park a thread between looking and taking, when it has taken, and
 * before it gives back.
 *
 * <p>One thread is parked at a time, and each once at a place. Safe for several threads. A thread that is interrupted
 * while it is parked gets an {@link InterruptedWhileHeld} and keeps its interrupt status. A parked thread is let go
 * when the test is over.
 */
public final class ObservedQueue extends AbstractQueue<Long> {

    private record Step(Thread thread, String what, String line, boolean foundEmpty) {}

    private enum Place {
        AT_THE_LAST("between looking into the queue and taking from it"),
        HAVING_TAKEN("with the number that it has just taken"),
        GIVING_BACK("with the number that it gives back");

        private final String where;

        Place(String where) {
            this.where = where;
        }
    }

    // Not this object's monitor: that one belongs to the learner, who may hold it while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Long> numbers;
    private final List<Step> steps = new ArrayList<>(); // guarded by lock
    private final Map<Place, Set<Thread>> parkedAt = new EnumMap<>(Place.class); // guarded by lock; where to park
    private Thread parked; // guarded by lock
    private Place place; // guarded by lock
    private Gate gate; // guarded by lock
    private Thread overtaken; // guarded by lock
    private int overtaking; // guarded by lock; the step that took what the overtaken one had seen
    private boolean comesBack; // guarded by lock; whether a number is expected that is given back
    private int misled = -1; // guarded by lock; the first step that found nothing while a thread had a number

    /** A queue of the numbers 1 … {@code last}. */
    public ObservedQueue(long last) {
        numbers = new ConcurrentLinkedQueue<>(Numbers.listUpTo(last));
    }

    /**
     * A thread that was told that there is one number left, without taking it, is parked until another thread has taken
     * it or {@link #release()}.
     */
    public ObservedQueue parkAtTheLast() {
        return park(Place.AT_THE_LAST);
    }

    /** A thread that has taken the last number is parked before it knows of it, until {@link #release()}. */
    public ObservedQueue parkHavingTakenTheLast() {
        return park(Place.HAVING_TAKEN);
    }

    /**
     * A thread that gives a number back from now on is parked before the number is there, until {@link #release()}. It
     * has the number in its hands until then, from now on.
     */
    public ObservedQueue parkBeforeGivingBack() {
        locked(() -> comesBack = true);
        return park(Place.GIVING_BACK);
    }

    private ObservedQueue park(Place where) {
        return locked(() -> {
            parkedAt.putIfAbsent(where, new HashSet<>());
            return this;
        });
    }

    /**
     * Lets the parked thread go; the next one may be parked.
     *
     * @return whether there was one
     */
    public boolean release() {
        return locked(() -> {
            if (parked == null) {
                return false;
            }
            parked = null;
            gate.open();
            return true;
        });
    }

    /** Whether a thread was parked while another took the number that it had been told of. */
    public boolean wasOvertaken() {
        return locked(() -> overtaken != null);
    }

    /** Whether a thread found the queue empty while another had a number in its hands with which it was parked. */
    public boolean wasFoundEmptyMeanwhile() {
        return locked(() -> misled >= 0);
    }

    /** Whether the last step so far found the queue empty. */
    public boolean wasFoundEmptyLast() {
        return locked(() -> !steps.isEmpty() && steps.getLast().foundEmpty);
    }

    /**
     * What happened so far; if a thread was overtaken, only up to its next step, which is marked; if a thread found the
     * queue empty while another had a number in its hands, only up to that.
     */
    public Interleaving interleaving() {
        return locked(() -> {
            List<Interleaving.Step> shown = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                boolean after = overtaken != null && i > overtaking;
                boolean breaking = overtaken == null ? i == misled : after && step.thread == overtaken;
                if (breaking || !after) {
                    shown.add(new Interleaving.Step(step.thread.getName(), step.what, step.line, breaking));
                }
                if (breaking) {
                    break;
                }
            }
            return new Interleaving(shown);
        });
    }

    @Override
    public int size() {
        int size = numbers.size();
        looked("size " + size, size);
        return size;
    }

    @Override
    public boolean isEmpty() {
        int size = numbers.size();
        looked("isEmpty " + (size == 0), size);
        return size == 0;
    }

    @Override
    public Long peek() {
        Long first = numbers.peek();
        looked("peek " + first, numbers.size());
        return first;
    }

    @Override
    public boolean contains(Object number) {
        boolean contained = numbers.contains(number);
        looked("contains " + number + " " + contained, numbers.size());
        return contained;
    }

    @Override
    public Iterator<Long> iterator() {
        Iterator<Long> iterator = numbers.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                boolean more = iterator.hasNext();
                looked("hasNext " + more, more ? numbers.size() : 0);
                return more;
            }

            @Override
            public Long next() {
                return iterator.next();
            }

            @Override
            public void remove() {
                iterator.remove();
                taken("iterator.remove", true, false);
            }
        };
    }

    @Override
    public Long poll() {
        Long number = numbers.poll();
        taken("poll " + number, number != null, number == null);
        return number;
    }

    @Override
    public boolean remove(Object number) {
        boolean removed = numbers.remove(number);
        taken("remove " + number + " " + removed, removed, !removed && numbers.isEmpty());
        return removed;
    }

    @Override
    public boolean offer(Long number) {
        String line = LearnerCode.callingLine();
        pass(locked(() -> {
            Gate held = parkHere(Place.GIVING_BACK);
            note(held == null ? "offer " + number : "about to offer " + number, line, false);
            return held;
        }));
        numbers.add(number);
        return locked(() -> {
            comesBack = false;
            return true;
        });
    }

    private void looked(String what, int left) {
        String line = LearnerCode.callingLine();
        pass(locked(() -> {
            note(what, line, left == 0);
            boolean stillThere = left == 1 && !numbers.isEmpty();
            return stillThere ? parkHere(Place.AT_THE_LAST) : null;
        }));
    }

    private void taken(String what, boolean something, boolean foundEmpty) {
        String line = LearnerCode.callingLine();
        pass(locked(() -> {
            note(what, line, foundEmpty);
            if (!something || !numbers.isEmpty()) {
                return null;
            }
            if (parked != null && parked != Thread.currentThread() && place == Place.AT_THE_LAST) {
                overtaken = parked;
                overtaking = steps.size() - 1;
                release();
            }
            return parkHere(Place.HAVING_TAKEN);
        }));
    }

    private void note(String what, String line, boolean foundEmpty) {
        boolean inHands = comesBack || parked != null && place == Place.HAVING_TAKEN;
        if (foundEmpty && misled < 0 && inHands) {
            misled = steps.size();
        }
        steps.add(new Step(Thread.currentThread(), what, line, foundEmpty));
    }

    /** The gate at which the calling thread is to be parked; {@code null} if it is not. */
    private Gate parkHere(Place where) {
        Set<Thread> before = parkedAt.get(where);
        if (before == null || parked != null || !before.add(Thread.currentThread())) {
            return null;
        }
        parked = Thread.currentThread();
        place = where;
        gate = new Gate(where.where);
        return gate;
    }

    /** Outside the lock: others go on meanwhile. */
    private static void pass(Gate gate) {
        if (gate != null) {
            gate.pass();
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
