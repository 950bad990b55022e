package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.run.Result;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * All that a report needs.
 *
 * @param version the grader's version
 * @param jdk the version of the JDK on which submissions ran
 * @param cores processors that the JVM may use
 * @param finished when the run ended
 * @param results one for each graded exercise, in order
 * @param hintsSeen how many hints of an exercise, by its name, were shown
 * @param notes remarks about the run
 */
public record RunReport(
        String version,
        String jdk,
        int cores,
        Instant finished,
        List<Result> results,
        Map<String, Integer> hintsSeen,
        List<String> notes) {

    /** Keeps unmodifiable copies. */
    public RunReport {
        results = List.copyOf(results);
        hintsSeen = Map.copyOf(hintsSeen);
        notes = List.copyOf(notes);
    }

    /** The level of the hint that comes next, from 1; one more than there are when all were seen. */
    int nextHint(Exercise exercise) {
        return hintsSeen.getOrDefault(exercise.name(), 0) + 1;
    }
}
