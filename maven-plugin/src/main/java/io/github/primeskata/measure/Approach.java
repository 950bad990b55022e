package io.github.primeskata.measure;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way to search that can be measured.
 *
 * @param exercise the id of the exercise whose solution it is: {@code e410}; {@link #LOOP} for the benchmark's own
 * @param label what it is, in a few words
 * @param processes whether its workers are processes
 * @param most the greatest last number that it is given where nothing is delayed
 */
public record Approach(String exercise, String label, boolean processes, long most) {

    /** Stands for an exercise where there is none: the plain loop that everything may be compared with. */
    public static final String LOOP = "loop";

    private static final Set<String> ONE_BY_ONE = Set.of(LOOP, "e110", "e210");

    private static final long LITTLE = 100_000;
    private static final long SOME = 1_000_000;
    private static final long MUCH = 10_000_000;
    private static final long ALL = 100_000_000;

    /*
     * Limits by what a run costs: a line to a process for each number, a thread for each number, a queue that is asked
     * for each number. Without a limit are those that the guide's great tables have.
     */
    private static final List<Approach> KNOWN = List.of(
            new Approach(LOOP, "plain loop", false, ALL),
            new Approach("e110", "synchronous", false, MUCH),
            new Approach("e210", "cooperative", false, LITTLE),
            new Approach("e310", "event loop", false, ALL),
            new Approach("e320", "task group", false, LITTLE),
            new Approach("e410", "threads on a queue", false, MUCH),
            new Approach("e420", "threads, locked list", false, LITTLE),
            new Approach("e430", "thread pool, chunks", false, ALL),
            new Approach("e440", "virtual threads", false, SOME),
            new Approach("e610", "a process a chunk", true, LITTLE),
            new Approach("e620", "processes, one queue", true, LITTLE),
            new Approach("e630", "process pool, queue", true, LITTLE),
            new Approach("e640", "process pool, chunks", true, ALL),
            new Approach("e810", "intervals", false, ALL),
            new Approach("e820", "fair shares", false, MUCH),
            new Approach("e910", "fork and join", false, MUCH),
            new Approach("e920", "sieve", false, ALL));

    /** All, in the order of the course. */
    public static List<Approach> all() {
        return KNOWN;
    }

    /** The approach of an exercise. */
    public static Optional<Approach> of(String exercise) {
        return KNOWN.stream()
                .filter(approach -> approach.exercise.equals(exercise))
                .findFirst();
    }

    /** Whether it is code of the kata, and not the benchmark's own. */
    public boolean ofTheKata() {
        return !exercise.equals(LOOP);
    }

    /** Whether it does one thing after the other, however many workers it is given. */
    public boolean oneByOne() {
        return ONE_BY_ONE.contains(exercise);
    }

    /** The id of the exercise and what it is: {@code e410 threads on a queue}. */
    public String shown() {
        return ofTheKata() ? exercise + " " + label : label;
    }
}
