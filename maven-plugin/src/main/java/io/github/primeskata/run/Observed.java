package io.github.primeskata.run;

import io.github.primeskata.grade.Evidence;
import java.util.List;

/**
 * What is known of a submission before it is graded.
 *
 * @param evidence what decides
 * @param lanes who did the work, one entry a check that recorded it
 * @param work what the work has cost, one entry a check that counted it
 * @param output the beginning of what the submission printed
 * @param warnings remarks that cost no points
 */
record Observed(Evidence evidence, List<Lanes> lanes, List<Work> work, String output, List<String> warnings) {

    /** Keeps unmodifiable copies. */
    Observed {
        lanes = List.copyOf(lanes);
        work = List.copyOf(work);
        warnings = List.copyOf(warnings);
    }

    /** Of a submission that was not run. */
    static Observed of(Evidence evidence) {
        return of(evidence, List.of());
    }

    /** Of a submission that was compiled, but not run. */
    static Observed of(Evidence evidence, List<String> warnings) {
        return new Observed(evidence, List.of(), List.of(), "", warnings);
    }

    /** The same, but the grader failed. */
    Observed withFault(String why) {
        return new Observed(evidence.withFault(why), lanes, work, output, warnings);
    }
}
