package io.github.primeskata.check;

import io.github.primeskata.catalog.Variant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the kill matrix: what a variant must get, and what it got.
 *
 * @param variant which variant
 * @param got how often each outcome came, by verdict and clause: {@code RACE C2}
 * @param rounds how often it was graded
 * @param example what was observed in a round with an outcome other than the expected one; else empty
 */
public record MatrixRow(Variant variant, Map<String, Integer> got, int rounds, String example) {

    /** Stands for any verdict that is not a pass. */
    static final String FAILS = "any but PASS";

    /** Keeps a sorted copy. */
    public MatrixRow {
        got = Collections.unmodifiableMap(new TreeMap<>(got));
    }

    /** What it must get. */
    public String expected() {
        return switch (variant.kind()) {
            case PRISTINE -> FAILS;
            case REFERENCE, ALTERNATIVE -> "PASS";
            case BROKEN -> variant.verdict() + " " + variant.clause();
        };
    }

    /** In how many rounds it got that. */
    public int hits() {
        if (!expected().equals(FAILS)) {
            return got.getOrDefault(expected(), 0);
        }
        return got.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals("PASS") && !entry.getKey().startsWith("INTERNAL_ERROR"))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** Whether it got that in every round, and the same outcome in every round. */
    public boolean clean() {
        return rounds > 0 && hits() == rounds && got.size() == 1;
    }
}
