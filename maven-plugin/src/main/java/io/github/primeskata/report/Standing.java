package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.state.LearnerState;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a learner has come in the whole course, whatever the last run has graded.
 *
 * @param chapters one for each chapter, in order
 * @param minutesLeft what the open exercises take, by their pages
 * @param next the first open exercise; empty if all are solved
 */
public record Standing(List<Chapter> chapters, int minutesLeft, Optional<Exercise> next) {

    /**
     * One chapter.
     *
     * @param number the first digit of its exercises' ids
     * @param solved how many of its exercises are solved
     * @param all how many it has
     */
    public record Chapter(int number, int solved, int all) {}

    /** Keeps an unmodifiable copy. */
    public Standing {
        chapters = List.copyOf(chapters);
    }

    /** In these exercises, with what is remembered of the learner. */
    public static Standing of(List<Exercise> course, LearnerState state) {
        List<Exercise> open = course.stream()
                .filter(exercise -> !state.solved(exercise.name()))
                .toList();
        List<Chapter> chapters = course.stream()
                .collect(Collectors.groupingBy(Exercise::chapter, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(entry -> new Chapter(
                        entry.getKey(),
                        (int) entry.getValue().stream()
                                .filter(exercise -> !open.contains(exercise))
                                .count(),
                        entry.getValue().size()))
                .toList();
        return new Standing(
                chapters,
                open.stream().mapToInt(exercise -> exercise.page().minutes()).sum(),
                open.stream().findFirst());
    }

    /** How many exercises are solved. */
    public int solved() {
        return chapters.stream().mapToInt(Chapter::solved).sum();
    }

    /** How many exercises there are. */
    public int all() {
        return chapters.stream().mapToInt(Chapter::all).sum();
    }
}
