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
 * @param code the lines that a failure names, by the exercise's name; an exercise may have none
 * @param hintsSeen how many hints of an exercise, by its name, were shown
 * @param standing how far the learner has come, this run included
 * @param notes remarks about the run
 */
public record RunReport(
        String version,
        String jdk,
        int cores,
        Instant finished,
        List<Result> results,
        Map<String, List<CodeLine>> code,
        Map<String, Integer> hintsSeen,
        Standing standing,
        List<String> notes) {

    /** Keeps unmodifiable copies. */
    public RunReport {
        results = List.copyOf(results);
        code = Map.copyOf(code);
        hintsSeen = Map.copyOf(hintsSeen);
        notes = List.copyOf(notes);
    }

    /** With other remarks. */
    public RunReport with(List<String> others) {
        return new RunReport(version, jdk, cores, finished, results, code, hintsSeen, standing, others);
    }

    /** With the learner standing there. */
    public RunReport with(Standing now) {
        return new RunReport(version, jdk, cores, finished, results, code, hintsSeen, now, notes);
    }

    /** With these hints seen. */
    RunReport withHints(Map<String, Integer> seen) {
        return new RunReport(version, jdk, cores, finished, results, code, seen, standing, notes);
    }

    /** The lines that this exercise's failure names. */
    List<CodeLine> code(Exercise exercise) {
        return code.getOrDefault(exercise.name(), List.of());
    }

    /** The level of the hint that comes next, from 1; one more than there are when all were seen. */
    int nextHint(Exercise exercise) {
        return hintsSeen.getOrDefault(exercise.name(), 0) + 1;
    }
}
