package io.github.primeskata.grade;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** When a grading run fails the build. */
public enum FailOn {
    /** Whatever the verdicts are, the build goes on. */
    NEVER,
    /** An exercise that was started does not pass. */
    FAILURE,
    /** An exercise does not pass, started or not. */
    INCOMPLETE;

    /** The word on the command line: {@code never}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The policy of that word. */
    public static Optional<FailOn> of(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(FailOn::word).toList();
    }

    /** How many of these grades make the build fail. */
    public int failing(List<ExerciseGrade> grades) {
        return switch (this) {
            case NEVER -> 0;
            case FAILURE ->
                (int) grades.stream()
                        .filter(grade -> !grade.passed() && !(grade.verdict() instanceof Verdict.NotStarted))
                        .count();
            case INCOMPLETE ->
                (int) grades.stream().filter(grade -> !grade.passed()).count();
        };
    }
}
