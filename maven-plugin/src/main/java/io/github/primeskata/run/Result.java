package io.github.primeskata.run;

import io.github.primeskata.grade.ExerciseGrade;
import java.util.List;

/**
 * The result for one exercise and what was seen on the way.
 *
 * @param grade verdict and points
 * @param lanes who did the work, one entry a check that recorded it
 * @param work what the work has cost, one entry a check that counted it
 * @param output the beginning of what the submission printed
 * @param warnings remarks that cost no points
 * @param elapsedNanos how long it took, for display
 */
public record Result(
        ExerciseGrade grade,
        List<Lanes> lanes,
        List<Work> work,
        String output,
        List<String> warnings,
        long elapsedNanos) {

    /** Keeps unmodifiable copies. */
    public Result {
        lanes = List.copyOf(lanes);
        work = List.copyOf(work);
        warnings = List.copyOf(warnings);
    }
}
