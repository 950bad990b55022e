package io.github.primeskata.catalog;

import java.util.List;

/** No exercise, or more than one, is meant by what somebody typed. */
public final class UnknownExerciseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String wanted;
    private final transient List<String> candidates;
    private final boolean ambiguous;

    /**
     * For what was typed.
     *
     * @param candidates the names that may be meant, nearest first
     * @param ambiguous whether each of the candidates fits
     */
    public UnknownExerciseException(String wanted, List<String> candidates, boolean ambiguous) {
        super("no single exercise is meant by '" + wanted + "'");
        this.wanted = wanted;
        this.candidates = List.copyOf(candidates);
        this.ambiguous = ambiguous;
    }

    /** What was typed. */
    public String wanted() {
        return wanted;
    }

    /** The names that may be meant. */
    public List<String> candidates() {
        return candidates;
    }

    /** Whether more than one fits, rather than none. */
    public boolean ambiguous() {
        return ambiguous;
    }
}
