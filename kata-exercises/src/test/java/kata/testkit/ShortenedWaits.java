package kata.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/**
 * Called by the learner's classes, in the form in which {@link EarlyWaits} loads them, where they wait. Safe for
 * several threads.
 */
public final class ShortenedWaits {

    private static final long DAY_NANOS = TimeUnit.DAYS.toNanos(1);
    private static final long LIMIT_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    /** So often a thread wakes up without a reason; then it waits in earnest, so that a standstill shows. */
    private static final int WITHOUT_REASON = 3;

    private static final long HALF_A_DAY_NANOS = DAY_NANOS / 2;

    /** How much time of all waits has been left out. */
    private static final AtomicLong LEFT_OUT_NANOS = new AtomicLong();

    private static volatile long leftOutBefore;

    private static final ThreadLocal<Integer> WOKEN = ThreadLocal.withInitial(() -> 0);

    private ShortenedWaits() {}

    /** What is left out from now on is left out of the waits of new objects. */
    static void begin() {
        leftOutBefore = LEFT_OUT_NANOS.get();
    }

    /**
     * Leaves this time out, and at least as much as has been left out since the beginning, up to half a day: so a limit
     * that is kept by a clock over many short waits is over after a few of them, sooner than anybody takes them as
     * waits in vain.
     */
    private static void leaveOut(long nanos) {
        LEFT_OUT_NANOS.updateAndGet(all -> {
            long already = all - leftOutBefore;
            return all + Math.max(nanos, Math.min(already, HALF_A_DAY_NANOS - already));
        });
    }

    /** Something is put off until some time has passed; it is, as it is written. */
    public static void putOff() {}

    /** The limit in its place, in nanoseconds. */
    public static long nanos(long time, TimeUnit unit) {
        return nanos(unit.toNanos(time));
    }

    /** The limit in its place. */
    public static long nanos(long nanos) {
        if (nanos >= DAY_NANOS || nanos <= LIMIT_NANOS) {
            LongWaits.begins(nanos);
            return nanos;
        }
        LongWaits.begins(LIMIT_NANOS);
        leaveOut(nanos - LIMIT_NANOS);
        return LIMIT_NANOS;
    }

    /** The limit in its place; 0 stays none. */
    public static long millis(long millis) {
        return TimeUnit.NANOSECONDS.toMillis(nanos(TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    /** The limit in its place. */
    public static Duration duration(Duration limit) {
        return limit.toDays() >= 1 ? limit : Duration.ofNanos(nanos(limit.toNanos()));
    }

    /** The end of the limit in place of this time, both in milliseconds since 1970. */
    public static long until(long time) {
        return System.currentTimeMillis() + millis(Math.max(time - currentTimeMillis(), 0));
    }

    /** The end of the limit in place of this time. */
    public static Date date(Date time) {
        return new Date(until(time.getTime()));
    }

    /** Sleeps for the limit in place of this time. */
    public static void sleep(TimeUnit unit, long time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos(time, unit));
    }

    /** In place of {@link System#nanoTime}. */
    public static long nanoTime() {
        return System.nanoTime() + LEFT_OUT_NANOS.get();
    }

    /** In place of {@link System#currentTimeMillis}. */
    public static long currentTimeMillis() {
        return now().toEpochMilli();
    }

    /** In place of {@link Instant#now()}. */
    public static Instant now() {
        return Instant.now().plusNanos(LEFT_OUT_NANOS.get());
    }

    /** Waits at a monitor. */
    @SuppressWarnings("WaitNotInLoop")
    public static void await(Object monitor) throws InterruptedException {
        if (wakesWithoutReason()) {
            monitor.wait(1);
        } else {
            monitor.wait();
        }
    }

    /** Waits for a condition. */
    @SuppressWarnings("WaitNotInLoop")
    public static void await(Condition condition) throws InterruptedException {
        if (wakesWithoutReason()) {
            condition.awaitNanos(LIMIT_NANOS);
        } else {
            condition.await();
        }
    }

    /** Parks. */
    public static void park() {
        if (wakesWithoutReason()) {
            LockSupport.parkNanos(LIMIT_NANOS);
        } else {
            LockSupport.park();
        }
    }

    /** Parks, for all to see at what. */
    public static void park(Object blocker) {
        if (wakesWithoutReason()) {
            LockSupport.parkNanos(blocker, LIMIT_NANOS);
        } else {
            LockSupport.park(blocker);
        }
    }

    private static boolean wakesWithoutReason() {
        int woken = WOKEN.get();
        WOKEN.set(woken + 1);
        return woken < WITHOUT_REASON;
    }
}
