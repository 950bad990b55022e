package kata.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes objects of the learner's classes that tell how long they are about to wait; they wait as they are written. So a
 * time limit that is given to each of several waits, in place of what is left of it, is seen without letting it pass;
 * and who has begun to wait for long is known to stand still.
 *
 * <p>Left out: what the JDK's own code waits for, method references, limits that are kept by looking at a clock, and
 * all that may be guarded by somebody else, who waits with a limit of its own or has something done later. To be used
 * by one test at a time; the methods that the learner's classes call are safe for several threads.
 */
public final class RecordedWaits {

    private record Wait(Thread thread, Duration limit) {}

    /** The long ones: shorter ones are for looking round, and there may be very many. */
    private static final List<Wait> WAITS = new CopyOnWriteArrayList<>();

    /** Who has waited with any limit. */
    private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

    private static volatile boolean putOff;

    private RecordedWaits() {}

    /**
     * An object of this class, which is loaded a second time with all classes of its package. Forgets what was recorded
     * before.
     *
     * @param type a class with a constructor without parameters
     * @param <T> a type that is no class of the exercise: an interface of the model or of the JDK
     */
    public static <T> T make(Class<? extends T> type) throws Exception {
        WAITS.clear();
        THREADS.clear();
        putOff = false;
        return EarlyWaits.make(type, RecordedWaits.class);
    }

    /**
     * Lets time pass while all threads wait, then does a part of the rest, and looks at the limits of the waits that
     * this thread begins meanwhile: by now less is left. If somebody else may end its waits when the time is up, it is
     * right whatever it waits with.
     *
     * @param thread who has to keep to the limit; when the part is done, it has not come to an end
     * @param limit what all its waits together may take, a minute at least
     * @param passed how much time passes; half of it may be lost to whoever calculates in coarse units
     * @throws Finding if a wait was given the limit anew
     */
    public static void expectWhatIsLeft(Thread thread, Duration limit, Duration passed, Runnable part) {
        int before = WAITS.size();
        letPass(passed);
        part.run();
        if (putOff || THREADS.stream().anyMatch(other -> other != thread)) {
            return;
        }
        for (Wait later : WAITS.subList(before, WAITS.size())) {
            if (later.limit.compareTo(limit) <= 0 && later.limit.compareTo(limit.minus(passed.dividedBy(2))) > 0) {
                throw Finding.wrong(
                        "a later wait was given the whole time limit again, not what was left of it: " + later.limit);
            }
        }
    }

    /** Whether any thread has waited with a limit in the learner's classes, or had something done later. */
    public static boolean hasWaited() {
        return putOff || !THREADS.isEmpty();
    }

    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    /** Something is put off until some time has passed. */
    public static void putOff() {
        putOff = true;
    }

    /** The limit, as it is. */
    public static long nanos(long time, TimeUnit unit) {
        return nanos(unit.toNanos(time));
    }

    /** The limit, as it is. */
    public static long nanos(long nanos) {
        LongWaits.begins(nanos);
        THREADS.add(Thread.currentThread());
        if (nanos >= LongWaits.LONG_NANOS) {
            WAITS.add(new Wait(Thread.currentThread(), Duration.ofNanos(nanos)));
        }
        return nanos;
    }

    /** The limit, as it is; 0 is none. */
    public static long millis(long millis) {
        if (millis != 0) {
            nanos(millis, TimeUnit.MILLISECONDS);
        }
        return millis;
    }

    /** The limit, as it is. */
    public static Duration duration(Duration limit) {
        nanos(TimeUnit.NANOSECONDS.convert(limit));
        return limit;
    }

    /** The end of the limit, as it is. */
    public static long until(long time) {
        nanos(time - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
        return time;
    }

    /** The end of the limit, as it is. */
    public static Date date(Date time) {
        until(time.getTime());
        return time;
    }

    /** Sleeps. */
    public static void sleep(TimeUnit unit, long time) throws InterruptedException {
        nanos(time, unit);
        unit.sleep(time);
    }

    /** The time, as it is. */
    public static long nanoTime() {
        return System.nanoTime();
    }

    /** The time, as it is. */
    public static long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    /** The time, as it is. */
    public static Instant now() {
        return Instant.now();
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
