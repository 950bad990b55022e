package kata.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes objects of the learner's classes that tell how long they are about to wait; they wait as they are written. So a
 * time limit that is given to each of several waits, in place of what is left of it, is seen without letting it pass;
 * and who has begun to wait for long is known to stand still.
 *
 * <p>The clocks that the learner's classes look at can be put on, so a limit that is kept by looking at one is seen,
 * too.
 *
 * <p>Left out: what the JDK's own code waits for, method references, and all that may be guarded by somebody else, who
 * waits with a limit of its own or has something done later. To be used by one test at a time; the methods that the
 * learner's classes call are safe for several threads.
 */
public final class RecordedWaits {

    /** So often a clock is looked at by who keeps looking. */
    private static final int MANY_LOOKS = 3;

    private record Wait(Thread thread, Duration limit) {}

    /** The long ones: shorter ones are for looking round, and there may be very many. */
    private static final List<Wait> WAITS = new CopyOnWriteArrayList<>();

    /** Who has waited with any limit. */
    private static final Set<Thread> THREADS = ConcurrentHashMap.newKeySet();

    /** How far the clocks that the learner's classes look at are ahead. */
    private static final AtomicLong AHEAD_NANOS = new AtomicLong();

    private static final AtomicInteger LOOKS = new AtomicInteger();
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
        AHEAD_NANOS.set(0);
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
        for (Wait later : List.copyOf(WAITS).stream().skip(before).toList()) {
            if (later.limit.compareTo(limit) <= 0 && later.limit.compareTo(limit.minus(passed.dividedBy(2))) > 0) {
                throw Finding.wrong(
                        "a later wait was given the whole time limit again, not what was left of it: " + later.limit);
            }
        }
    }

    /**
     * Puts the clocks on that the learner's classes look at. Waits go on as they are, however long; what is waited for
     * afterwards by looking at a clock is over earlier.
     */
    public static void putClocksOn(Duration by) {
        AHEAD_NANOS.addAndGet(by.toNanos());
        LOOKS.set(0);
    }

    /**
     * After the clocks were put on: the limit has passed by them, and the member has been given its turn.
     *
     * @param turn how the turn ended
     * @throws Finding if the learner's classes look at a clock again and again and go on; not if anybody may be waiting
     *     for what is left in another way
     */
    public static void expectNoMoreLooks(Company.Turn turn) {
        if (turn == Company.Turn.SPINNING
                && LOOKS.get() >= MANY_LOOKS
                && !putOff
                && Snapshot.take().threads().stream().noneMatch(seen -> seen.rest() == Snapshot.Rest.FOR_LONG)) {
            throw Finding.wrong("by the clock that it looks at the time limit has passed, and it goes on waiting");
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

    /** The end of the limit, as it is by a clock that was not put on. */
    public static long until(long time) {
        long ahead = TimeUnit.NANOSECONDS.toMillis(AHEAD_NANOS.get());
        nanos(time - ahead - System.currentTimeMillis(), TimeUnit.MILLISECONDS);
        return time - ahead;
    }

    /** As above. */
    public static Date date(Date time) {
        return new Date(until(time.getTime()));
    }

    /** Sleeps. */
    public static void sleep(TimeUnit unit, long time) throws InterruptedException {
        nanos(time, unit);
        unit.sleep(time);
    }

    /** The time by a clock that was put on. */
    public static long nanoTime() {
        LOOKS.incrementAndGet();
        return System.nanoTime() + AHEAD_NANOS.get();
    }

    /** The time by a clock that was put on. */
    public static long currentTimeMillis() {
        return now().toEpochMilli();
    }

    /** The time by a clock that was put on. */
    public static Instant now() {
        LOOKS.incrementAndGet();
        return Instant.now().plusNanos(AHEAD_NANOS.get());
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
