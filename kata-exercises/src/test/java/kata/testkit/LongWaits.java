package kata.testkit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Which threads wait for so long that nobody who looks on will see the end of it. Known only of waits in the learner's
 * classes in a form that tells it here: {@link RecordedWaits}, {@link EarlyWaits}.
 *
 * <p>Safe for several threads.
 */
final class LongWaits {

    /** A wait that still takes this long, a minute, is a long one. */
    static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

    /**
     * A wait that began as a long one.
     *
     * @param line the learner's line, so that another wait of the same thread is not taken for it
     * @param end when it is over, by {@link System#nanoTime}
     */
    private record LongWait(String line, long end) {}

    /** The last wait of a thread, if it began as a long one; by the thread's id. */
    private static final Map<Long, LongWait> WAITS = new ConcurrentHashMap<>();

    private LongWaits() {}

    /** The calling thread is about to wait with this limit, in nanoseconds. */
    static void begins(long nanos) {
        long id = Thread.currentThread().threadId();
        if (nanos < LONG_NANOS) {
            WAITS.remove(id);
        } else {
            long end = System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 2);
            WAITS.put(id, new LongWait(LearnerCode.callingLine(), end));
        }
    }

    /**
     * Whether a thread that waits for a time does so for long.
     *
     * @param stack where it waits; at another line of the learner's, or at none, it is another wait
     */
    static boolean contains(long threadId, StackTraceElement[] stack) {
        LongWait wait = WAITS.get(threadId);
        return wait != null
                && wait.end - System.nanoTime() >= LONG_NANOS
                && LearnerCode.line(stack).filter(wait.line::equals).isPresent();
    }
}
