package io.github.primeskata.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whose code is measured. */
public enum Origin {

    /** The learner's. */
    LEARNER,

    /** The reference solution. */
    REFERENCE,

    /** The benchmark's own. */
    OURS;

    /** The word in files: {@code learner}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The origin of that word. */
    public static Optional<Origin> of(String word) {
        return Arrays.stream(values())
                .filter(origin -> origin.word().equals(word))
                .findFirst();
    }
}
