package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.state.LearnerState;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which exercises are listed. Immutable.
 *
 * @param word {@code all}, {@code open}, {@code done}, or the digit of a chapter
 */
public record Filter(String word) {

    /** All of them. */
    public static final Filter ALL = new Filter("all");

    private static final String OPEN = "open";
    private static final String DONE = "done";

    /** The filter of that word; a chapter may be called {@code chapter5} or {@code e5}, too. */
    public static Optional<Filter> of(String word) {
        String plain = word.replaceFirst("^(?:chapter ?|e)(?=\\d$)", "");
        return words().contains(plain) ? Optional.of(new Filter(plain)) : Optional.empty();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Stream.of(ALL.word, OPEN, DONE, "0", "1", "2", "3", "4", "5", "6", "7", "8", "9")
                .toList();
    }

    /** Whether an exercise is listed. */
    public boolean accepts(Exercise exercise, LearnerState state) {
        return switch (word) {
            case "all" -> true;
            case OPEN -> !state.solved(exercise.name());
            case DONE -> state.solved(exercise.name());
            default -> word.equals(Integer.toString(exercise.chapter()));
        };
    }
}
