package io.github.primeskata.grade;

import java.util.List;

/**
 * Why a submission is rejected: the first thing that decided it.
 *
 * @param verdict the verdict
 * @param check the sentence of the check, or the name of the stage
 * @param clause the clause that is broken; empty if the failure comes before any clause
 * @param observed what was seen, one line
 * @param location the line of the submission; empty if none is to blame
 * @param detail more lines; may be empty
 * @param steps the interleaving that broke it, in the order in which it happened; empty if it is not known or none did
 */
public record Failure(
        Verdict verdict,
        String check,
        String clause,
        String observed,
        String location,
        String detail,
        List<Step> steps) {

    /** Keeps an unmodifiable copy of the steps. */
    public Failure {
        steps = List.copyOf(steps);
    }

    /** One without an interleaving. */
    public Failure(Verdict verdict, String check, String clause, String observed, String location, String detail) {
        this(verdict, check, clause, observed, location, detail, List.of());
    }
}
