package io.github.primeskata.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much processor time has been used up to a moment, in nanoseconds.
 *
 * @param allNanos by everything on this machine, and by other machines on the same host
 * @param ownNanos by this process and those of its children that have ended
 * @param atNanos the moment, by {@link System#nanoTime}
 */
public record Usage(long allNanos, long ownNanos, long atNanos) {

    /** The kernel counts in these steps. */
    private static final long TICK_NANOS = 10_000_000;

    /** Up to now; empty where nobody tells. */
    public static Optional<Usage> now() {
        return read(Path.of("/proc/stat"), Path.of("/proc/self/stat"), System.nanoTime());
    }

    static Optional<Usage> read(Path stat, Path self, long atNanos) {
        try {
            // proc(5): cpu user nice system idle iowait irq softirq steal guest guest_nice; guests are in user and
            // nice.
            long all = ticks(Files.readAllLines(stat).get(0).split(" +"), 1, 2, 3, 6, 7, 8);
            // After the name in brackets, as fields 12 to 15: user, system, and both of the children waited for.
            String[] fields =
                    Files.readString(self).replaceFirst("(?s).*\\) ", "").split(" ");
            return Optional.of(new Usage(all * TICK_NANOS, ticks(fields, 11, 12, 13, 14) * TICK_NANOS, atNanos));
        } catch (IOException | IndexOutOfBoundsException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static long ticks(String[] fields, int... numbers) {
        long ticks = 0;
        for (int number : numbers) {
            ticks += Long.parseLong(fields[number]);
        }
        return ticks;
    }

    /** How many processors others have used on average since then. */
    public double othersSince(Usage then) {
        long passed = Math.max(1, atNanos - then.atNanos);
        long others = (allNanos - then.allNanos) - (ownNanos - then.ownNanos);
        return Math.max(0, (double) others / passed);
    }
}
