package kata.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import kata.model.Tally;

/**
 * A tally that remembers who read and wrote it, and can park a thread between its read and its write.
 *
 * <p>Safe for several threads. A thread that is interrupted while it is parked gets an {@link InterruptedWhileHeld}
 * and keeps its interrupt status. A parked thread is let go when the test is over.
 */
public final class ObservedTally implements Tally {

    /*
     * Both places are between read and write, but in the middle of a call a thread keeps the locks that it has taken
     * round that call. So each place forces what the other leaves to luck:
     *
     * - Before the write it keeps the locks round the write. Others can read unless their lock round the read excludes
     *   these, so a read under another lock or none comes out each time.
     * - After the read it keeps the locks round the read. Others can read too if that lock lets several in, like a read
     *   lock; then they have both read, whoever writes first.
     *
     * What neither can force: one exclusive lock for both, given back in between. There is no place of ours in that
     * gap.
     */

    /** Where the next thread is parked. */
    private enum Place {
        NOWHERE,
        AFTER_READ,
        BEFORE_WRITE
    }

    private record Access(Thread thread, boolean write, long value, String line) {}

    // Not this object's monitor: that one belongs to the learner, who may hold it while a thread is parked.
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Access> accesses = new ArrayList<>(); // guarded by lock
    private long value; // guarded by lock
    private Place parking = Place.NOWHERE; // guarded by lock
    private Gate parked; // guarded by lock; the gate of the parked thread
    private boolean failNextRead; // guarded by lock
    private boolean failNextWrite; // guarded by lock
    private boolean withAnError; // guarded by lock

    /** A tally that begins at {@code value}. */
    public ObservedTally(long value) {
        this.value = value;
    }

    /** Parks the next thread that reads, after its read, until {@link #release()}. */
    public ObservedTally parkAfterRead() {
        return park(Place.AFTER_READ);
    }

    /** Parks the next thread that is about to write, before its write, until {@link #release()}. */
    public ObservedTally parkBeforeWrite() {
        return park(Place.BEFORE_WRITE);
    }

    private ObservedTally park(Place place) {
        return locked(() -> {
            parking = place;
            parked = null;
            return this;
        });
    }

    /** Lets the parked thread go, if there is one, and parks nobody any more. */
    public void release() {
        open(locked(() -> {
            parking = Place.NOWHERE;
            return parked;
        }));
    }

    /** Lets the parked thread go and parks the next thread that is about to write. */
    public void releaseAndParkTheNext() {
        open(locked(() -> {
            Gate gate = parked;
            parkBeforeWrite();
            return gate;
        }));
    }

    /** Whether a thread has been parked since parking was last asked for; it may have been let go meanwhile. */
    public boolean hasParked() {
        return locked(() -> parked != null);
    }

    /** The next read throws {@link PlannedFailure}. */
    public ObservedTally failNextRead() {
        return locked(() -> {
            failNextRead = true;
            return this;
        });
    }

    /** The next write throws {@link PlannedFailure}; nothing is written. */
    public ObservedTally failNextWrite() {
        return locked(() -> {
            failNextWrite = true;
            return this;
        });
    }

    /** The next read throws an {@link AssertionError} that a {@link PlannedFailure} is behind. */
    public ObservedTally failNextReadWithAnError() {
        return locked(() -> {
            withAnError = true;
            return failNextRead();
        });
    }

    /** How often it was read. */
    public int reads() {
        return locked(
                () -> (int) accesses.stream().filter(access -> !access.write).count());
    }

    /** How often it was written. */
    public int writes() {
        return locked(() -> (int) accesses.stream().filter(Access::write).count());
    }

    /** The number, without this being observed. */
    public long value() {
        return locked(() -> value);
    }

    /** What happened so far; marked is the first write that undid another thread's. */
    public Interleaving interleaving() {
        List<Access> all = locked(() -> List.copyOf(accesses));
        List<Interleaving.Step> steps = new ArrayList<>();
        boolean broken = false;
        for (int i = 0; i < all.size(); i++) {
            Access access = all.get(i);
            boolean breaks = !broken && access.write && undoesAnother(all, i);
            broken |= breaks;
            steps.add(new Interleaving.Step(
                    access.thread.getName(), (access.write ? "write " : "read ") + access.value, access.line, breaks));
        }
        return new Interleaving(steps);
    }

    private static boolean undoesAnother(List<Access> all, int write) {
        Thread thread = all.get(write).thread;
        for (int i = write - 1; i >= 0; i--) {
            Access access = all.get(i);
            if (access.thread == thread) {
                return false;
            }
            if (access.write) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long read() {
        String line = LearnerCode.callingLine();
        long read = locked(() -> {
            if (failNextRead) {
                failNextRead = false;
                PlannedFailure failure = new PlannedFailure(value);
                if (withAnError) {
                    throw new AssertionError("planned", failure);
                }
                throw failure;
            }
            accesses.add(new Access(Thread.currentThread(), false, value, line));
            return value;
        });
        passIfParked(Place.AFTER_READ);
        return read;
    }

    @Override
    public void write(long number) {
        String line = LearnerCode.callingLine();
        locked(() -> {
            if (failNextWrite) {
                failNextWrite = false;
                throw new PlannedFailure(number);
            }
            return null;
        });
        passIfParked(Place.BEFORE_WRITE);
        locked(() -> {
            value = number;
            return accesses.add(new Access(Thread.currentThread(), true, number, line));
        });
    }

    private void passIfParked(Place place) {
        Gate gate = locked(() -> {
            if (parking != place) {
                return null;
            }
            parking = Place.NOWHERE;
            parked = new Gate("between read and write");
            return parked;
        });
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

    private static void open(Gate gate) {
        if (gate != null) {
            gate.open();
        }
    }
}
