package io.github.primeskata.grade;

import io.github.primeskata.catalog.Aspect;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Turns evidence into a grade. A pure function: the same evidence gives the same grade.
 *
 * <p>The stages decide in their order: a fault of the grader, an untouched stub, the compiler, the contract, the
 * structure, the checks. Among the checks the first one in the order of learning decides, because its failure explains
 * those after it.
 */
public final class Grader {

    /** Points for keeping to the approach, where an exercise grades structure. */
    public static final int STRUCTURE_POINTS = 2;

    /** The name of the check for structure. */
    public static final String STRUCTURE = "the_approach_is_the_one_asked_for";

    /** The name of the failure of what was not looked into. */
    public static final String UNDECIDED = "every_check_has_run";

    private Grader() {}

    /** The grade for this evidence. */
    public static ExerciseGrade grade(Evidence evidence) {
        if (evidence.fault().isPresent()) {
            return fault(evidence, evidence.fault().get());
        }
        if (!evidence.started()) {
            return stopped(evidence, new Verdict.NotStarted(), Optional.empty());
        }
        Optional<Failure> early = evidence.compileError().or(evidence::missing);
        if (early.isPresent()) {
            return stopped(evidence, early.get().verdict(), early);
        }
        if (!evidence.screened().isEmpty()) {
            var first = evidence.screened().get(0);
            Failure failure = new Failure(
                    new Verdict.ForbiddenApi(first.member()),
                    STRUCTURE,
                    first.clause(),
                    first.member() + " is used",
                    first.location(),
                    "");
            return stopped(evidence, failure.verdict(), Optional.of(failure));
        }
        return byChecks(evidence);
    }

    private static ExerciseGrade byChecks(Evidence evidence) {
        Map<String, CheckReport> reports = evidence.reports().stream()
                .collect(Collectors.toMap(
                        CheckReport::id, Function.identity(), (first, second) -> first.passed() ? second : first));
        Optional<Failure> failure = firstFailure(evidence, reports);
        if (failure.isPresent() && failure.get().verdict() instanceof Verdict.InternalError error) {
            return fault(evidence, error.why());
        }
        if (failure.isEmpty()) {
            for (Check check : evidence.plan()) {
                if (!reports.containsKey(check.id()) && !evidence.leftOut().contains(check)) {
                    return fault(evidence, "the check " + check.name() + " did not report");
                }
            }
            if (evidence.plan().isEmpty()) {
                return fault(evidence, "there is no check");
            }
        }
        List<CheckGrade> checks = new ArrayList<>();
        structure(evidence)
                .ifPresent(check -> checks.add(new CheckGrade(check, CheckGrade.State.PASSED, check.points(), "")));
        failure = failure.or(() -> undecided(evidence));
        String reached = Messages.notReached(failure.map(Failure::check).orElse(""));
        for (Check check : evidence.plan()) {
            CheckReport report = reports.get(check.id());
            if (report == null && evidence.leftOut().contains(check)) {
                checks.add(new CheckGrade(check, CheckGrade.State.NOT_REACHED, 0, Messages.leftOut()));
            } else if (report == null) {
                boolean cutOff = evidence.ending()
                        .map(end -> end.during().equals(check.id()))
                        .orElse(false);
                checks.add(
                        cutOff
                                ? new CheckGrade(
                                        check,
                                        CheckGrade.State.FAILED,
                                        0,
                                        evidence.ending().get().observed())
                                : new CheckGrade(check, CheckGrade.State.NOT_REACHED, 0, reached));
            } else if (report.passed()) {
                checks.add(new CheckGrade(check, CheckGrade.State.PASSED, check.points(), ""));
            } else {
                checks.add(new CheckGrade(check, CheckGrade.State.FAILED, 0, report.observed()));
            }
        }
        Verdict verdict = failure.map(Failure::verdict).orElse(new Verdict.Pass());
        int max = max(evidence);
        int points = checks.stream().mapToInt(CheckGrade::awarded).sum();
        for (Verdict seen : verdicts(evidence)) {
            points = capped(seen, points, max);
        }
        return new ExerciseGrade(evidence.exercise(), verdict, failure, checks, belowFull(verdict, points, max), max);
    }

    /** What each failed check, and the ending, say on their own; the first of them need not be the gravest. */
    private static List<Verdict> verdicts(Evidence evidence) {
        List<Verdict> verdicts = new ArrayList<>();
        evidence.reports().stream()
                .filter(report -> !report.passed())
                .forEach(report ->
                        Verdict.ofCheck(report.verdict(), report.kind()).ifPresent(verdicts::add));
        evidence.ending().ifPresent(end -> verdicts.add(end.verdict()));
        return verdicts;
    }

    private static Optional<Failure> firstFailure(Evidence evidence, Map<String, CheckReport> reports) {
        for (Check check : evidence.plan()) {
            CheckReport report = reports.get(check.id());
            if (report != null && !report.passed()) {
                Optional<Verdict> verdict = Verdict.ofCheck(report.verdict(), report.kind());
                return Optional.of(new Failure(
                        verdict.orElse(new Verdict.InternalError("unknown verdict " + report.verdict())),
                        check.name(),
                        check.clause(),
                        report.observed(),
                        report.location(),
                        report.detail(),
                        report.steps()));
            }
        }
        return evidence.ending().map(end -> {
            Optional<Check> during = evidence.plan().stream()
                    .filter(check -> check.id().equals(end.during()))
                    .findFirst();
            return new Failure(
                    end.verdict(),
                    during.map(Check::name).orElse("the_run_ends_by_itself"),
                    during.map(Check::clause).orElse(""),
                    end.observed(),
                    end.location(),
                    end.detail());
        });
    }

    /** What holds so far is no pass as long as some checks were left out. */
    private static Optional<Failure> undecided(Evidence evidence) {
        if (evidence.leftOut().isEmpty()) {
            return Optional.empty();
        }
        String why = Messages.quick(evidence.leftOut().size(), evidence.plan().size());
        return Optional.of(new Failure(Verdict.Inconclusive.QUICK, UNDECIDED, "", why, "", ""));
    }

    /** A solution whose threads can go wrong is never more than half right, however many checks it happens to pass. */
    static int capped(Verdict verdict, int sum, int max) {
        boolean unsafe = verdict instanceof Verdict.Race
                || verdict instanceof Verdict.Deadlock
                || verdict instanceof Verdict.Timeout;
        return unsafe ? Math.min(sum, max / 2) : sum;
    }

    /** What does not pass never has all points, even if all checks held and only what came after them failed. */
    static int belowFull(Verdict verdict, int points, int max) {
        return verdict instanceof Verdict.Pass ? points : Math.max(0, Math.min(points, max - 1));
    }

    private static ExerciseGrade stopped(Evidence evidence, Verdict verdict, Optional<Failure> failure) {
        String reason = Messages.notRun(verdict.shown());
        List<CheckGrade> checks = new ArrayList<>();
        structure(evidence)
                .ifPresent(check -> checks.add(
                        verdict instanceof Verdict.ForbiddenApi
                                ? new CheckGrade(
                                        check,
                                        CheckGrade.State.FAILED,
                                        0,
                                        failure.orElseThrow().observed())
                                : new CheckGrade(check, CheckGrade.State.NOT_REACHED, 0, reason)));
        evidence.plan().forEach(check -> checks.add(new CheckGrade(check, CheckGrade.State.NOT_REACHED, 0, reason)));
        return new ExerciseGrade(evidence.exercise(), verdict, failure, checks, 0, max(evidence));
    }

    private static ExerciseGrade fault(Evidence evidence, String why) {
        Failure failure = new Failure(new Verdict.InternalError(why), "the_grader_works", "", why, "", "");
        List<CheckGrade> checks = evidence.plan().stream()
                .map(check -> new CheckGrade(check, CheckGrade.State.NOT_REACHED, 0, Messages.notGraded()))
                .toList();
        return new ExerciseGrade(evidence.exercise(), failure.verdict(), Optional.of(failure), checks, 0, 0);
    }

    private static int max(Evidence evidence) {
        return evidence.plan().stream().mapToInt(Check::points).sum()
                + structure(evidence).map(Check::points).orElse(0);
    }

    private static Optional<Check> structure(Evidence evidence) {
        boolean graded = evidence.exercise().page().graded().contains(Aspect.STRUCTURE);
        return graded
                ? Optional.of(new Check("structure", "", STRUCTURE, "", Aspect.STRUCTURE, STRUCTURE_POINTS))
                : Optional.empty();
    }
}
