package io.github.primeskata.observe;

import java.util.ArrayList;
import java.util.List;

/**
 * What a run told while its calls were timed.
 *
 * @param end how it ended; all but {@code detail} is known if it is {@code DONE} or {@code WRONG}
 * @param detail what went wrong, for other ends than {@code DONE}
 * @param elapsedNanos from the call of the approach to its return, the cost of timing included
 * @param methods those that were called, the one with most time first
 * @param lanes the threads, in the order of their starts, the caller first; at most 200
 * @param threads how many threads there were
 * @param samples how many stacks were sampled in which the solution is
 */
public record ProfileFacts(
        RunFacts.End end,
        String detail,
        long elapsedNanos,
        List<Method> methods,
        List<Lane> lanes,
        int threads,
        long samples) {

    public ProfileFacts {
        methods = List.copyOf(methods);
        lanes = List.copyOf(lanes);
    }

    /**
     * The calls of one method by all threads together.
     *
     * @param name binary name of the class, a dot, name of the method
     * @param descriptor as in the class file
     * @param totalNanos time between call and return, added up: waiting and what it calls included
     * @param mostNanos that of the longest call
     */
    public record Method(String name, String descriptor, long calls, long totalNanos, long mostNanos) {}

    /**
     * A thread over time; nanoseconds since the call of the approach.
     *
     * @param name of the thread
     * @param id of the thread
     * @param waits when it waited for at least a millisecond, asleep, parked, or for a monitor
     */
    public record Lane(String name, long id, long begin, long end, List<Wait> waits) {

        public Lane {
            waits = List.copyOf(waits);
        }
    }

    /** From when to when. */
    public record Wait(long begin, long end) {}

    static ProfileFacts failed(RunFacts.End end, String why) {
        return new ProfileFacts(end, why, 0, List.of(), List.of(), 0, 0);
    }

    static Method method(String line) {
        String[] parts = line.split("\\|", -1);
        return new Method(
                parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3]), Long.parseLong(parts[4]));
    }

    static Lane lane(String line) {
        String[] parts = line.split("\\|", -1);
        String[] times = parts[4].isEmpty() ? new String[0] : parts[4].split(" ");
        List<Wait> waits = new ArrayList<>();
        for (int i = 0; i + 1 < times.length; i += 2) {
            waits.add(new Wait(Long.parseLong(times[i]), Long.parseLong(times[i + 1])));
        }
        return new Lane(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]), waits);
    }
}
