package kata.testkit;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * How much time a test has really had: a clock that stands still while the test wants to run and other programs have
 * the processors. On an idle machine it goes as fast as any other. To be asked every few milliseconds by one thread.
 *
 * <p>Where the operating system tells nothing of its tasks, it is a clock like any other.
 */
final class Effort {

    /*
     * Between two questions either everything slept: that time was had, for nobody wanted more. Or something ran: had
     * is what the processors gave, at most the time that has passed. CPU time is counted in large steps, so what does
     * not fit into one interval is kept for the next ones, but not for long: two processors give more than time passes.
     */

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final long KEPT_NANOS = 50_000_000;

    /** A machine that stood still for longer than that gave nothing to anybody, whatever is asleep when it goes on. */
    private static final long AT_ONCE_NANOS = 1_000_000_000;

    private final LongSupplier clock;
    private final LongSupplier cpu;
    private final BooleanSupplier asleep;
    private long askedAt;
    private long cpuThen;
    private long kept;
    private long had;

    /** Begins to count for the test that runs in this JVM, and for its processes. */
    Effort() {
        this(System::nanoTime, Effort::cpuNanos, () -> OsTasks.allAsleep() && !ChildProcesses.anyRuns());
    }

    /** Begins to count by these clocks, in nanoseconds. */
    Effort(LongSupplier clock, LongSupplier cpu, BooleanSupplier asleep) {
        this.clock = clock;
        this.cpu = cpu;
        this.asleep = asleep;
        askedAt = clock.getAsLong();
        cpuThen = cpu.getAsLong();
    }

    /** The time that it has had so far, in nanoseconds; never more than has passed. */
    long nanos() {
        long now = clock.getAsLong();
        long cpuNow = cpu.getAsLong();
        long passed = Math.min(now - askedAt, AT_ONCE_NANOS);
        kept += Math.max(0, cpuNow - cpuThen); // Less if a process has ended.
        long given = Math.min(passed, kept);
        had += asleep.getAsBoolean() ? passed : given;
        kept = Math.min(KEPT_NANOS, kept - given);
        askedAt = now;
        cpuThen = cpuNow;
        return had;
    }

    private static long cpuNanos() {
        return SYSTEM.getProcessCpuTime() + ChildProcesses.cpuNanos();
    }
}
