package io.github.primeskata.grade;

import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.screen.ScreenFinding;
import java.util.List;
import java.util.Optional;

/**
 * All that is known of a submission to one exercise when it is graded.
 *
 * @param exercise which exercise
 * @param started whether the stub was changed at all
 * @param compileError where and why it does not compile
 * @param missing members of the contract that are not there, each with what was found instead
 * @param screened uses of what the approach forbids
 * @param plan all checks, in the order of learning
 * @param reports what the checks reported
 * @param ending how the run ended, if not by itself
 * @param fault what went wrong in the grader itself
 * @param leftOut checks of the plan that were not asked for
 */
public record Evidence(
        Exercise exercise,
        boolean started,
        Optional<Failure> compileError,
        Optional<Failure> missing,
        List<ScreenFinding> screened,
        List<Check> plan,
        List<CheckReport> reports,
        Optional<Ending> ending,
        Optional<String> fault,
        List<Check> leftOut) {

    /** Keeps unmodifiable copies. */
    public Evidence {
        screened = List.copyOf(screened);
        plan = List.copyOf(plan);
        reports = List.copyOf(reports);
        leftOut = List.copyOf(leftOut);
    }

    /** Nothing is known yet but the plan. */
    public static Evidence none(Exercise exercise, List<Check> plan) {
        return new Evidence(
                exercise,
                true,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                plan,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The stub was not touched. */
    public Evidence notStarted() {
        return new Evidence(exercise, false, compileError, missing, screened, plan, reports, ending, fault, leftOut);
    }

    /** It does not compile. */
    public Evidence withCompileError(Failure failure) {
        return new Evidence(
                exercise, started, Optional.of(failure), missing, screened, plan, reports, ending, fault, leftOut);
    }

    /** Something of the contract is not there. */
    public Evidence withMissing(Failure failure) {
        return new Evidence(
                exercise, started, compileError, Optional.of(failure), screened, plan, reports, ending, fault, leftOut);
    }

    /** It uses what the approach forbids. */
    public Evidence withScreened(List<ScreenFinding> findings) {
        return new Evidence(exercise, started, compileError, missing, findings, plan, reports, ending, fault, leftOut);
    }

    /** The checks ran. */
    public Evidence withRun(List<CheckReport> checks, Optional<Ending> end) {
        return new Evidence(exercise, started, compileError, missing, screened, plan, checks, end, fault, leftOut);
    }

    /** The grader failed. */
    public Evidence withFault(String why) {
        return new Evidence(
                exercise, started, compileError, missing, screened, plan, reports, ending, Optional.of(why), leftOut);
    }

    /** These checks are not run. */
    public Evidence withLeftOut(List<Check> checks) {
        return new Evidence(exercise, started, compileError, missing, screened, plan, reports, ending, fault, checks);
    }
}
