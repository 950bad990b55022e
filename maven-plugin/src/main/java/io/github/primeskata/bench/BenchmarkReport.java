package io.github.primeskata.bench;

import io.github.primeskata.measure.Evaluation;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Profile;
import java.util.List;

/**
 * All that a report of a benchmark needs.
 *
 * @param jdk the version of the JDK on which all ran
 * @param origins whose code was measured
 * @param whole whether it has come to its end
 * @param left what was not measured, and why
 */
public record BenchmarkReport(
        Profile profile, String jdk, List<Origin> origins, boolean whole, Evaluation evaluation, List<Left> left) {

    /** Keeps unmodifiable copies. */
    public BenchmarkReport {
        origins = List.copyOf(origins);
        left = List.copyOf(left);
    }

    /**
     * What was left out.
     *
     * @param what an exercise or a block
     * @param why which kind of reason
     * @param detail the last verdict, the compiler's error, the seconds that a round would take
     */
    public record Left(String what, Why why, String detail) {}

    /** Why something was left out. */
    public enum Why {
        /** The learner's solution has not passed. */
        NOT_SOLVED,
        /** It does not compile. */
        NOT_COMPILED,
        /** It does not fit into the budget. */
        NO_TIME
    }
}
