package io.github.primeskata.grade;

import io.github.primeskata.catalog.Check;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How far a submission is looked into. Whatever the depth, the first failing check decides. It is the same one unless
 * {@link #QUICK} has left out the costly check that comes first: then a race may show in a later one, as whatever it did.
 */
public enum Depth {
    /** All checks run: for a mark. */
    FULL,
    /** Costly checks are left out, and the first failure ends the run. Never passes what it has not decided. */
    QUICK,
    /** All checks up to the first failure: for whoever wants the verdict and no points. */
    VERDICT;

    /** The word on the command line: {@code quick}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The depth of that word. */
    public static Optional<Depth> of(String word) {
        return Arrays.stream(values())
                .filter(depth -> depth.word().equals(word))
                .findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Depth::word).toList();
    }

    /** Whether the first failure ends the run. */
    public boolean stopsAtFailure() {
        return this != FULL;
    }

    /** The checks of a plan that it leaves out. */
    public List<Check> leftOut(List<Check> plan) {
        return this == QUICK ? plan.stream().filter(Check::costly).toList() : List.of();
    }
}
