package kata.testkit;

import java.util.HashMap;
import java.util.Map;

/**
 * Decides that it makes no sense to wait for threads any longer, although some may still move: each of them waits for
 * others, or has long enough done nothing that matters. To be used by one thread.
 *
 * <p>It is never the ground for a verdict against the learner, only for the test to go on.
 */
final class Patience {

    private static final long SPIN_CPU_NANOS = 200_000_000;
    private static final long SPIN_WAITS = 50;
    private static final int WAIT_LOOKS = 20;
    private static final int LONG_WAIT_LOOKS = 100;
    private static final int PROCESS_LOOKS = 3000;
    /** On a busy machine who was woken has a processor by then; whoever is still about to run then is not of ours. */
    private static final int WOKEN_LOOKS = 100;

    private final Map<Long, Snapshot.Seen> first = new HashMap<>();
    private final Map<Long, Snapshot.Seen> last = new HashMap<>();
    private final Map<Long, Integer> unchanged = new HashMap<>();
    private final Map<Long, Integer> timed = new HashMap<>();
    private final int processLooksAtMost;
    private final int timedLooksAtMost;
    private final int wokenLooksAtMost;
    private Snapshot seen;
    private int processLooks;
    private int wokenLooks;

    /** Patience enough for the start of a process on a busy machine. */
    Patience() {
        this(PROCESS_LOOKS, LONG_WAIT_LOOKS, WOKEN_LOOKS);
    }

    private Patience(int processLooks, int timedLooks, int wokenLooks) {
        processLooksAtMost = processLooks;
        timedLooksAtMost = timedLooks;
        wokenLooksAtMost = wokenLooks;
    }

    /** Waits for processes that move for at most so many looks. */
    static Patience withProcesses(int looks) {
        return new Patience(looks, LONG_WAIT_LOOKS, WOKEN_LOOKS);
    }

    /**
     * Takes who is in timed waits at each of so many looks as moving in vain, and does not ask who has been woken: for
     * a guess that may be wrong.
     */
    static Patience withTimedWaits(int looks) {
        return new Patience(PROCESS_LOOKS, looks, 0);
    }

    /**
     * Takes the next look into account.
     *
     * @return whether some threads move in vain (200 ms of CPU time or 50 waits since the first look, or in timed waits
     *     at each of the last 100 looks: on a busy machine a wait of a second is over sooner than these), or processes
     *     for too many looks, and all others have waited for somebody else in the last 20, and none of them has been
     *     woken meanwhile and waits for a processor. If all wait for others, that is for {@link Stall} to say
     */
    boolean isOver(Snapshot look) {
        if (look == null || look == seen) {
            return false;
        }
        seen = look;
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
            if (isInVain(thread, start) || forATime && timedLooks >= timedLooksAtMost) {
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
