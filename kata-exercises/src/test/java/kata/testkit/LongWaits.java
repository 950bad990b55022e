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

    /** When the last wait of a thread is over, if it began as a long one; by the thread's id. */
    private static final Map<Long, Long> ENDS = new ConcurrentHashMap<>();

    private LongWaits() {}

    /** The calling thread is about to wait with this limit, in nanoseconds. */
    static void begins(long nanos) {
        long id = Thread.currentThread().threadId();
        if (nanos < LONG_NANOS) {
            ENDS.remove(id);
        } else {
            ENDS.put(id, System.nanoTime() + Math.min(nanos, Long.MAX_VALUE / 2));
        }
    }

    /**
     * Whether a thread that waits for a time does so for long.
     *
     * @param stack where it waits; what the JDK waits for by itself, after the learner's wait, is another wait
     */
    static boolean contains(long threadId, StackTraceElement[] stack) {
        Long end = ENDS.get(threadId);
        return end != null
                && end - System.nanoTime() >= LONG_NANOS
                && LearnerCode.line(stack).isPresent();
    }
}
