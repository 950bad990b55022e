package kata.testkit;

import java.util.AbstractQueue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * A common queue that remembers who did what, and can park a thread between looking and taking.
 *
 * <p>Safe for several threads. A thread that is interrupted while it is parked gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. A parked thread is let go when the test is over.
 */
public final class ObservedQueue extends AbstractQueue<Long> {

    private record Step(Thread thread, String what, String line) {}

    // Not this object's monitor: that one belongs to the learner, who may hold it while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Long> numbers;
    private final List<Step> steps = new ArrayList<>(); // guarded by lock
    private final Set<Thread> havingLooked = new HashSet<>(); // guarded by lock
    private boolean parking; // guarded by lock
    private Thread parked; // guarded by lock
    private Gate gate; // guarded by lock
    private Thread overtaken; // guarded by lock
    private int overtaking; // guarded by lock; the step that took what the overtaken one had seen

    /** A queue of the numbers 1 … {@code last}. */
    public ObservedQueue(long last) {
        numbers = new ConcurrentLinkedQueue<>(Numbers.listUpTo(last));
    }

    /**
     * A thread that was told that there is one number left, without taking it, is parked until another thread has taken
     * it or {@link #release()}. One at a time, and each thread once.
     */
    public ObservedQueue parkAtTheLast() {
        return locked(() -> {
            parking = true;
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

    /** What happened so far; if a thread was overtaken, only up to its next step, which is marked. */
    public Interleaving interleaving() {
        return locked(() -> {
            List<Interleaving.Step> shown = new ArrayList<>();
            for (int i = 0; i < steps.size(); i++) {
                Step step = steps.get(i);
                boolean after = overtaken != null && i > overtaking;
                boolean breaking = after && step.thread == overtaken;
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
                taken("iterator.remove", true);
            }
        };
    }

    @Override
    public Long poll() {
        Long number = numbers.poll();
        taken("poll " + number, number != null);
        return number;
    }

    @Override
    public boolean remove(Object number) {
        boolean removed = numbers.remove(number);
        taken("remove " + number + " " + removed, removed);
        return removed;
    }

    @Override
    public boolean offer(Long number) {
        taken("offer " + number, false);
        return numbers.offer(number);
    }

    private void looked(String what, int left) {
        String line = LearnerCode.callingLine();
        Gate held = locked(() -> {
            steps.add(new Step(Thread.currentThread(), what, line));
            boolean stillThere = left == 1 && !numbers.isEmpty();
            if (!parking || !stillThere || parked != null || !havingLooked.add(Thread.currentThread())) {
                return null;
            }
            parked = Thread.currentThread();
            gate = new Gate("between looking into the queue and taking from it");
            return gate;
        });
        if (held != null) {
            held.pass();
        }
    }

    private void taken(String what, boolean something) {
        String line = LearnerCode.callingLine();
        locked(() -> {
            steps.add(new Step(Thread.currentThread(), what, line));
            if (something && parked != null && parked != Thread.currentThread() && numbers.isEmpty()) {
                overtaken = parked;
                overtaking = steps.size() - 1;
                release();
            }
            return null;
        });
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
