package kata.testkit;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes objects of the learner's classes that tell how long they are about to wait; they wait as they are written. So a
 * time limit that is given to each of several waits, in place of what is left of it, is seen without letting it pass.
 *
 * <p>Left out: what the JDK's own code waits for, method references, and limits that are kept by looking at a clock. To
 * be used by one test at a time; the methods that the learner's classes call are safe for several threads.
 */
public final class RecordedWaits {

    /** Shorter ones are for looking round, and there may be very many. */
    private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private static final List<Duration> LIMITS = new CopyOnWriteArrayList<>();

    private RecordedWaits() {}

    /**
     * An object of this class, which is loaded a second time with all classes of its package. Forgets what was recorded
     * before.
     *
     * @param type a class with a constructor without parameters
     * @param <T> a type that is no class of the exercise: an interface of the model or of the JDK
     */
    public static <T> T make(Class<? extends T> type) throws Exception {
        LIMITS.clear();
        return EarlyWaits.make(type, RecordedWaits.class);
    }

    /**
     * Lets time pass while all threads wait, then does the rest, and looks at the limits of the waits that begin
     * meanwhile: by now less is left.
     *
     * @param limit what all waits together may take, a minute at least; no wait begins with it at this time
     * @param passed how much time passes; half of it may be lost to whoever calculates in coarse units
     * @throws Finding if a wait was given the limit anew
     */
    public static void expectWhatIsLeft(Duration limit, Duration passed, Callable<?> rest) throws Exception {
        int before = LIMITS.size();
        letPass(passed);
        rest.call();
        for (Duration later : LIMITS.subList(before, LIMITS.size())) {
            if (later.compareTo(limit) <= 0 && later.compareTo(limit.minus(passed.dividedBy(2))) > 0) {
                throw Finding.wrong(
                        "a later wait was given the whole time limit again, not what was left of it: " + later);
            }
        }
    }

    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** The limit, as it is. */
    public static long nanos(long time, TimeUnit unit) {
        return nanos(unit.toNanos(time));
    }

    /** The limit, as it is. */
    public static long nanos(long nanos) {
        if (nanos >= LONG_NANOS) {
            LIMITS.add(Duration.ofNanos(nanos));
        }
        return nanos;
    }

    /** The limit, as it is. */
    public static long millis(long millis) {
        nanos(millis, TimeUnit.MILLISECONDS);
        return millis;
    }

    /** The limit, as it is. */
    public static Duration duration(Duration limit) {
        if (limit.compareTo(Duration.ofNanos(LONG_NANOS)) >= 0) {
            LIMITS.add(limit);
        }
        return limit;
    }

    /** Sleeps. */
    public static void sleep(TimeUnit unit, long time) throws InterruptedException {
        nanos(time, unit);
        unit.sleep(time);
    }

    /** Waits at a monitor. */
    @SuppressWarnings("WaitNotInLoop")
    public static void await(Object monitor) throws InterruptedException {
        monitor.wait();
    }

    /** Waits for a condition. */
    @SuppressWarnings("WaitNotInLoop")
    public static void await(Condition condition) throws InterruptedException {
        condition.await();
    }

    /** Parks. */
    public static void park() {
        LockSupport.park();
    }

    /** Parks, for all to see at what. */
    public static void park(Object blocker) {
        LockSupport.park(blocker);
    }
}
