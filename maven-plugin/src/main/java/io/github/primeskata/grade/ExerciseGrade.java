package io.github.primeskata.grade;

import io.github.primeskata.catalog.Exercise;
import java.util.List;
import java.util.Optional;

/**
 * The result for one exercise.
 *
 * @param exercise which exercise
 * @param verdict the verdict
 * @param failure why it is not a pass; empty for PASS and NOT_STARTED
 * @param checks every check of the plan, in order, the structure rules as one of them
 * @param points points given
 * @param max points to be had; 0 if the grader failed, so that a fault of ours is no score
 */
public record ExerciseGrade(
        Exercise exercise, Verdict verdict, Optional<Failure> failure, List<CheckGrade> checks, int points, int max) {

    /** Keeps an unmodifiable copy of the checks. */
    public ExerciseGrade {
        checks = List.copyOf(checks);
    }

    /** Whether all of it holds. */
    public boolean passed() {
        return verdict instanceof Verdict.Pass;
    }
}
