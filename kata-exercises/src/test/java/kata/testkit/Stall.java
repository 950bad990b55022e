package kata.testkit;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Decides that nothing can move any more. To be used by one thread, which looks again and again; that thread itself and
 * the {@link Bystanders} do not count.
 */
final class Stall {

    /*
     * Why this is no stop-watch. A thread that waits without a timeout can only go on if another thread wakes it. So if
     * all threads wait like that at one moment, nothing will ever happen again. The only difficulty is to see one
     * moment:
     *
     * - A thread dump shows a thread as waiting for some time after it was woken, until it is given a processor. On a
     *   loaded machine that can take long. But the operating system knows: such a thread is runnable (R). It stays so
     *   until it runs, and once it has run its CPU time, counted in nanoseconds, has changed.
     * - The states are not read all at once. While we read, one thread may wake another and go to sleep itself, so that
     *   we see both asleep. But then the first has run, and its CPU time or one of its counters has changed by the next
     *   look.
     *
     * So: several looks one after the other, each of which finds every thread waiting and nothing runnable, and no
     * thread with a changed counter or CPU time between them. It does not matter how long that takes: load makes it
     * later, never different. So where nothing moved at the last look, the next ones follow soon; the longer pause
     * is there to leave the processors to those who move. Processes have it always: their states come from
     * one file after the other. Threads of the JVM (compiler, collector) that are runnable delay the decision as well,
     * because a virtual thread or a class being loaded may depend on them.
     *
     * Where the operating system tells nothing, the number of looks has to stand in for it.
     *
     * Who waits with a timeout may still move, so nothing is decided; the deadline is there for that. Idle workers of
     * pools are the exception: they wait with a timeout, but when it is over they end. So are waits that are known to
     * take longer than any test (LongWaits).
     *
     * With processes, a right solution waits with a timeout as a rule, and a long one. So if everything else waits for
     * others, and each of these waits is one and the same in 30 looks and for three seconds, none is expected to end
     * before the deadline. What was to happen within a shorter time limit has long happened then. The JVM's own threads
     * may be busy in between: three seconds without are too much to ask of a busy machine.
     */

    private static final long BETWEEN_LOOKS_NANOS = 10_000_000;
    private static final long BETWEEN_STILL_LOOKS_NANOS = 2_000_000;
    private static final int LOOKS = OsTasks.areKnown() ? 8 : 60;
    private static final int MOVES_AT_MOST = 5;
    private static final int LOOKS_AT_MOST = 300;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final int LONG_LOOKS = 30;
    private static final long LONG_NANOS = 3_000_000_000L;
    private static final long PAUSE_AT_MOST_NANOS = 500_000_000;

    private final Supplier<Snapshot> eyes;
    private final int looks;
    private final long betweenLooksNanos;
    private final boolean longWaitsCount;
    private Snapshot last;
    private int same;
    private int sameForLong;
    private long sameFor;
    private long beganToLookAt;
    private long lookedAt;

    /** Looks at the threads of this JVM. */
    Stall() {
        this(Snapshot::take);
    }

    /** Looks through these eyes. */
    Stall(Supplier<Snapshot> eyes) {
        this(eyes, LOOKS, BETWEEN_LOOKS_NANOS);
    }

    /** Looks so many times, and so often. With fewer looks than usual it is a guess, and no ground for a verdict. */
    Stall(Supplier<Snapshot> eyes, int looks, long betweenLooksNanos) {
        this(eyes, looks, betweenLooksNanos, true);
    }

    private Stall(Supplier<Snapshot> eyes, int looks, long betweenLooksNanos, boolean longWaitsCount) {
        this.eyes = eyes;
        this.looks = looks;
        this.betweenLooksNanos = betweenLooksNanos;
        this.longWaitsCount = longWaitsCount;
    }

    /** Looks through these eyes, and takes whoever waits with a time limit as moving, unless it is known to be long. */
    static Stall withoutTimeLimits(Supplier<Snapshot> eyes) {
        return new Stall(eyes, LOOKS, BETWEEN_LOOKS_NANOS, false);
    }

    /**
     * Takes a look, unless the last one was just now.
     *
     * @return whether all looks together prove that nothing can move any more
     */
    boolean nothingMoves() {
        long now = System.nanoTime();
        if (last != null && now - lookedAt < untilNextLook()) {
            return false;
        }
        Snapshot next = eyes.get();
        boolean still = next.asleep() && next.standsStill();
        same = !still ? 0 : next.equals(last) ? same + 1 : 1;
        if (!next.withProcesses() || !next.allWait() || !next.isLike(last)) {
            sameForLong = 0;
            sameFor = 0;
        } else {
            // Nobody may have had a processor in a longer pause.
            sameFor += Math.min(now - beganToLookAt, PAUSE_AT_MOST_NANOS);
            sameForLong += next.asleep() ? 1 : 0;
        }
        last = next;
        beganToLookAt = now;
        lookedAt = System.nanoTime();
        boolean sameLongEnough = next.asleep() && sameForLong >= LONG_LOOKS && sameFor >= LONG_NANOS;
        return same >= looks || longWaitsCount && sameLongEnough;
    }

    private long untilNextLook() {
        return same > 0 && OsTasks.areKnown() && !last.withProcesses()
                ? Math.min(betweenLooksNanos, BETWEEN_STILL_LOOKS_NANOS)
                : betweenLooksNanos;
    }

    /**
     * Looks until it is proved that nothing can move any more, or something has moved, or it has looked 300 times: a
     * bystander that runs for ever leaves it undecided.
     */
    static boolean isNow() {
        Stall stall = new Stall();
        Snapshot seen = null;
        int looks = 0;
        int moves = 0;
        while (!stall.nothingMoves()) {
            Snapshot look = stall.last();
            if (look != seen) {
                moves += seen == null || look.isLike(seen) ? 0 : 1;
                seen = look;
                if (!look.standsStill() || moves > MOVES_AT_MOST || ++looks > LOOKS_AT_MOST) {
                    return false;
                }
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    /** The last look; {@code null} before the first. */
    Snapshot last() {
        return last;
    }

    /** Begins anew. */
    void reset() {
        last = null;
        same = 0;
        sameForLong = 0;
        sameFor = 0;
    }
}
