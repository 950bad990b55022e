package io.github.primeskata.result;

import java.time.Instant;
import java.util.List;

/**
 * What a {@code result.json} says, as far as others need it. Its texts hold no control character but the line feed.
 *
 * @param grader the version of the grader
 * @param jdk the version of the JDK on which submissions ran
 * @param finished when the run ended
 * @param exercises in the order of the file, each once
 */
public record ResultFile(String grader, String jdk, Instant finished, List<Entry> exercises) {

    /** Keeps an unmodifiable copy. */
    public ResultFile {
        exercises = List.copyOf(exercises);
    }

    /** The points of all exercises. */
    public int points() {
        return exercises.stream().mapToInt(Entry::points).sum();
    }

    /** The points to be had; without exercises that could not be graded. */
    public int max() {
        return exercises.stream().mapToInt(Entry::max).sum();
    }

    /** How many exercises pass. */
    public int solved() {
        return (int) exercises.stream().filter(Entry::passed).count();
    }

    /** How long all exercises took together. */
    public long elapsedMillis() {
        return exercises.stream().mapToLong(Entry::elapsedMillis).sum();
    }
}
