package io.github.primeskata.run;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Page;
import io.github.primeskata.grade.CheckReport;
import io.github.primeskata.grade.Evidence;
import io.github.primeskata.grade.Grader;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Known code that each run grades besides what it is asked to grade, on the very same way: compiled, screened, run in a
 * JVM of its own, graded. If the right one does not pass, or the wrong one is not seen through, no verdict of this run
 * can be trusted.
 */
final class Canary {

    /** Stands where an exercise does; nobody solves it and no page describes it. */
    static final Exercise EXERCISE = new Exercise(
            "canary",
            new Page(
                    "Canary",
                    1,
                    1,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Duration.ofSeconds(60),
                    List.of(),
                    List.of()),
            List.of());

    private static final List<String> RIGHT = List.of("PASS", "PASS", "PASS", "PASS", "PASS");
    private static final List<String> WRONG = List.of("WRONG", "RACE", "NOT_CONCURRENT", "LEAK", "DEADLOCK");

    /** Finds out what is to be known of a submission, as of any other. */
    @FunctionalInterface
    interface Observer {

        /** All that is known then. */
        Evidence observe(Submission submission) throws IOException, InterruptedException;
    }

    private Canary() {}

    /**
     * What is wrong with the grader; empty if its verdicts on both are as they must be. Blocks while they are graded.
     */
    static Optional<String> fault(Layout layout, Observer observer) throws IOException, InterruptedException {
        Optional<String> fault = fault("right", RIGHT, evidence(layout, "right", observer));
        return fault.isPresent() ? fault : fault("wrong", WRONG, evidence(layout, "wrong", observer));
    }

    private static Evidence evidence(Layout layout, String which, Observer observer)
            throws IOException, InterruptedException {
        Path folder = layout.canary().resolve(which);
        return observer.observe(Submission.from(EXERCISE, folder, folder.resolveSibling("none")));
    }

    /** A pure function. */
    static Optional<String> fault(String which, List<String> expected, Evidence evidence) {
        Map<String, CheckReport> reports = evidence.reports().stream()
                .collect(Collectors.toMap(CheckReport::id, report -> report, (first, second) -> first));
        List<String> words = evidence.plan().stream()
                .map(check -> word(reports.get(check.id())))
                .toList();
        Verdict verdict = Grader.grade(evidence).verdict();
        boolean as = words.equals(expected) && verdict.word().equals(expected.get(0));
        return as
                ? Optional.empty()
                : Optional.of(Messages.canary(which, verdict.shown(), String.join(", ", words), expected));
    }

    private static String word(CheckReport report) {
        return report == null ? "nothing" : report.passed() ? "PASS" : report.verdict();
    }
}
