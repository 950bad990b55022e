package io.github.primeskata.grade;

import io.github.primeskata.catalog.Check;

/**
 * A check with its points.
 *
 * @param check which check
 * @param state what became of it
 * @param awarded points given
 * @param reason why points are lost; empty if none are
 */
public record CheckGrade(Check check, State state, int awarded, String reason) {

    /** What became of a check. */
    public enum State {
        /** It held. */
        PASSED,
        /** It did not hold. */
        FAILED,
        /** The run ended before it. */
        NOT_REACHED
    }
}
