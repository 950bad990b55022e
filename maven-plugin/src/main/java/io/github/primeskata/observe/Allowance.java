package io.github.primeskata.observe;

import io.github.primeskata.channel.ProcessTree;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The time that a process may have. It is counted while the process and its children sleep, and else as far as the
 * processors are given to them: on a busy machine nobody has less than on an idle one. Whatever happens, it is spent
 * when {@value #CEILING} times as much has passed. To be asked a few times a second by one thread.
 *
 * <p>Where the system does not tell who sleeps, every second counts.
 */
final class Allowance {

    /** How many times the limit may pass by the clock on the wall. */
    static final int CEILING = 6;

    private final long limitNanos;
    private final LongSupplier clock;
    private final LongSupplier cpu;
    private final BooleanSupplier asleep;
    private final long begin;
    private long askedAt;
    private long cpuThen;
    private long had;

    /** Begins to count for a process and its children. */
    Allowance(Duration limit, ProcessHandle process) {
        this(limit, System::nanoTime, () -> ProcessTree.cpuNanos(process), () -> !ProcessTree.anyRuns(process));
    }

    /** Begins to count by these clocks, in nanoseconds. */
    Allowance(Duration limit, LongSupplier clock, LongSupplier cpu, BooleanSupplier asleep) {
        limitNanos = limit.toNanos();
        this.clock = clock;
        this.cpu = cpu;
        this.asleep = asleep;
        begin = clock.getAsLong();
        askedAt = begin;
        cpuThen = cpu.getAsLong();
    }

    /** Whether nothing is left of it. */
    boolean isSpent() {
        long now = clock.getAsLong();
        long cpuNow = cpu.getAsLong();
        long passed = now - askedAt;
        long given = Math.max(0, cpuNow - cpuThen); // Less if a process has ended.
        had += asleep.getAsBoolean() ? passed : Math.min(passed, given);
        askedAt = now;
        cpuThen = cpuNow;
        return had >= limitNanos || (now - begin) / CEILING >= limitNanos;
    }
}
