package kata.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import kata.model.WaitingClock;

/**
 * A clock that the test puts on. It can hold a thread at the end of its wait, when the time has come and the thread has
 * not gone on yet.
 *
 * <p>Safe for several threads. Who waits by it stands still; nobody is woken at the end of a test but those that are
 * held, so that a wait that never ends shows. An interrupt of a thread that is held is kept for when it goes on.
 */
public final class SimulatedClock implements WaitingClock {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Interleaving.Step> steps = new ArrayList<>(); // guarded by lock
    private Instant now = Instant.EPOCH; // guarded by lock
    private int waiting; // guarded by lock
    private long alarms; // guarded by lock; how often all were woken too early
    private boolean holding; // guarded by lock
    private Gate gate; // guarded by lock; of those who are held
    private int held; // guarded by lock

    /** A clock that begins at the epoch. */
    public SimulatedClock() {}

    /** Puts the clock on; whose time has come is woken. */
    public void advance(Duration by) {
        lock.lock();
        try {
            now = now.plus(by);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends all waits that last now, too early. */
    public void wakeTooEarly() {
        lock.lock();
        try {
            alarms++;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on, whose time has come is held at the end of its wait until {@link #release()}. */
    public SimulatedClock holdAtTheEnd() {
        lock.lock();
        try {
            holding = true;
            gate = new Gate("at the end of its wait");
            return this;
        } finally {
            lock.unlock();
        }
    }

    /** Lets go whoever is held and holds nobody any more. */
    public void release() {
        lock.lock();
        try {
            holding = false;
            gate.open();
        } finally {
            lock.unlock();
        }
    }

    /** How many threads wait for their time. */
    public int waiting() {
        lock.lock();
        try {
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    /** How many threads have been held at the end of their wait, let go or not. */
    public int held() {
        lock.lock();
        try {
            return held;
        } finally {
            lock.unlock();
        }
    }

    /** Adds a step of the calling thread, at the learner's line that called, to {@link #interleaving()}. */
    public void step(String what) {
        String line = LearnerCode.callingLine();
        lock.lock();
        try {
            steps.add(new Interleaving.Step(Thread.currentThread().getName(), what, line, false));
        } finally {
            lock.unlock();
        }
    }

    /** The ends of waits and whatever was added, so far. */
    public Interleaving interleaving() {
        lock.lock();
        try {
            return new Interleaving(steps);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void waitUntil(Instant time) throws InterruptedException {
        Gate hold = await(time);
        if (hold != null) {
            passInAnyCase(hold);
        }
    }

    /** Waits for the time; gives the gate that is to be passed, or {@code null}. */
    private Gate await(Instant time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long before = alarms;
            waiting++;
            try {
                while (now.isBefore(time) && alarms == before) {
                    changed.await();
                }
            } finally {
                waiting--;
            }
            if (now.isBefore(time)) {
                return null;
            }
            step("waited until " + time);
            if (!holding) {
                return null;
            }
            held++;
            return gate;
        } finally {
            lock.unlock();
        }
    }

    private static void passInAnyCase(Gate gate) {
        boolean interrupted = false;
        while (true) {
            try {
                gate.pass();
                break;
            } catch (InterruptedWhileHeld e) {
                interrupted = Thread.interrupted();
            }
        }
        if (interrupted) {
            InterruptStatus.restore();
        }
    }
}
