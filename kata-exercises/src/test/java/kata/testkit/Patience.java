package kata.testkit;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides that it makes no sense to wait for threads any longer, although some may still move: each of them waits for
 * others, or has long enough done nothing that matters. To be used by one thread.
 *
 * <p>It is never the ground for a verdict against the learner, only for the test to go on.
 */
final class Patience {

    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();
    private static final long SPIN_CPU_NANOS = 200_000_000;
    private static final long SPIN_WAITS = 50;
    private static final int WAIT_LOOKS = 20;
    private static final long LONG_WAIT_NANOS = 1_500_000_000;
    private static final long PAUSE_AT_MOST_NANOS = 250_000_000;
    private static final int PROCESS_LOOKS = 3000;
    /** On a busy machine who was woken has a processor by then; whoever is still about to run then is not of ours. */
    private static final int WOKEN_LOOKS = 100;

    private final Map<Long, Snapshot.Seen> first = new HashMap<>();
    private final Map<Long, Snapshot.Seen> last = new HashMap<>();
    private final Map<Long, Integer> unchanged = new HashMap<>();
    private final Map<Long, Integer> timed = new HashMap<>();
    private final Map<Long, Long> timedSince = new HashMap<>();
    private final int processLooksAtMost;
    private final int timedLooksAtMost;
    private final long timedNanosAtMost;
    private final int wokenLooksAtMost;
    private final LongSupplier clock;
    private final LongSupplier loadedClasses;
    private Snapshot seen;
    private long seenAt;
    private long nanos;
    private long loaded;
    private int processLooks;
    private int wokenLooks;

    /** Patience enough for the start of a process on a busy machine. */
    Patience() {
        this(System::nanoTime, CLASSES::getTotalLoadedClassCount);
    }

    /** As above, by this clock in nanoseconds, and with what tells how many classes have been loaded. */
    Patience(LongSupplier clock, LongSupplier loadedClasses) {
        this(PROCESS_LOOKS, WAIT_LOOKS, LONG_WAIT_NANOS, WOKEN_LOOKS, clock, loadedClasses);
    }

    private Patience(
            int processLooks,
            int timedLooks,
            long timedNanos,
            int wokenLooks,
            LongSupplier clock,
            LongSupplier loadedClasses) {
        processLooksAtMost = processLooks;
        timedLooksAtMost = timedLooks;
        timedNanosAtMost = timedNanos;
        wokenLooksAtMost = wokenLooks;
        this.clock = clock;
        this.loadedClasses = loadedClasses;
        seenAt = clock.getAsLong();
    }

    private static Patience of(int processLooks, int timedLooks, long timedNanos, int wokenLooks) {
        return new Patience(
                processLooks, timedLooks, timedNanos, wokenLooks, System::nanoTime, CLASSES::getTotalLoadedClassCount);
    }

    /** Waits for processes that move for at most so many looks. */
    static Patience withProcesses(int looks) {
        return of(looks, WAIT_LOOKS, LONG_WAIT_NANOS, WOKEN_LOOKS);
    }

    /**
     * Takes who is in timed waits at each of so many looks as moving in vain, and does not ask who has been woken: for
     * a guess that may be wrong.
     */
    static Patience withTimedWaits(int looks) {
        return of(PROCESS_LOOKS, looks, 0, 0);
    }

    /**
     * Takes the next look into account.
     *
     * @return whether some threads move in vain (200 ms of CPU time or 50 waits since the first look, the last class
     *     that was loaded or the last process that moved, or in timed waits at all looks of the last second and a half,
     *     20 at least: a wait of a second is over by then, and one of two seconds is not, however busy the machine is),
     *     or processes for too many looks, and all others have waited for somebody else in the last 20, and none of
     *     them has been woken meanwhile and waits for a processor. If all wait for others, that is for {@link Stall} to
     *     say
     */
    boolean isOver(Snapshot look) {
        if (look == null || look == seen) {
            return false;
        }
        if (seen != null
                && processLooks < processLooksAtMost
                && !look.processes().equals(seen.processes())) {
            // What was in vain while a process began may not be when there is one.
            first.clear();
            timed.clear();
        }
        seen = look;
        long now = clock.getAsLong();
        nanos += Math.min(now - seenAt, PAUSE_AT_MOST_NANOS);
        seenAt = now;
        long loadedNow = loadedClasses.getAsLong();
        if (loadedNow != loaded) {
            first.clear(); // Whoever loads classes is about to do something.
            loaded = loadedNow;
        }
        boolean processMoves = !look.allProcessesWait();
        boolean inVain = processMoves && ++processLooks >= processLooksAtMost;
        wokenLooks = look.isSomebodyWoken() ? wokenLooks + 1 : 0;
        boolean underWay = processMoves && !inVain || wokenLooks > 0 && wokenLooks < wokenLooksAtMost;
        for (Snapshot.Seen thread : look.threads()) {
            Snapshot.Seen start = first.computeIfAbsent(thread.id(), id -> thread);
            boolean same = thread.equals(last.put(thread.id(), thread));
            int looks = unchanged.merge(thread.id(), 1, (old, one) -> same ? old + one : 0);
            boolean forATime = thread.rest() == Snapshot.Rest.FOR_A_TIME;
            int timedLooks = timed.merge(thread.id(), 1, (old, one) -> forATime ? old + one : 0);
            if (!forATime || timedLooks == 1) {
                timedSince.put(thread.id(), nanos);
            }
            boolean timedForLong = forATime
                    && timedLooks >= timedLooksAtMost
                    && nanos - timedSince.get(thread.id()) >= timedNanosAtMost;
            if (isInVain(thread, start) || timedForLong) {
                inVain = true;
            } else {
                underWay |= !thread.standsStill() || looks < WAIT_LOOKS;
            }
        }
        return inVain && !underWay;
    }

    private static boolean isInVain(Snapshot.Seen now, Snapshot.Seen start) {
        return now.cpuNanos() - start.cpuNanos() >= SPIN_CPU_NANOS || now.waited() - start.waited() >= SPIN_WAITS;
    }
}
