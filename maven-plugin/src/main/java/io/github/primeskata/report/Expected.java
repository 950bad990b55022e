package io.github.primeskata.report;

import io.github.primeskata.catalog.Clause;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Grader;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.text.Messages;
import java.util.Optional;

/** What was expected where a failure happened: the clause, or the rule that holds for every exercise. */
public final class Expected {

    private Expected() {}

    /** One line. */
    public static String of(Exercise exercise, Failure failure) {
        if (failure.verdict() instanceof Verdict.InternalError) {
            return Messages.expectedGraderWorks();
        }
        if (failure.check().equals(Grader.UNDECIDED)) {
            return Messages.expectedAllRun();
        }
        if (failure.verdict() instanceof Verdict.CompileError) {
            return Messages.expectedCompiles();
        }
        if (failure.verdict() instanceof Verdict.ContractMissing) {
            return Messages.expectedContract();
        }
        return ofTheJvm(failure.verdict()).orElseGet(() -> clause(exercise, failure));
    }

    /** What ended the JVM has nothing to do with the clause of the check that happened to run. */
    private static Optional<String> ofTheJvm(Verdict verdict) {
        if (verdict instanceof Verdict.Exited) {
            return Optional.of(Messages.expectedNoExit());
        }
        if (verdict instanceof Verdict.OutputLimit) {
            return Optional.of(Messages.expectedLittleOutput());
        }
        if (verdict instanceof Verdict.OutOfMemory) {
            return Optional.of(Messages.expectedEnoughMemory());
        }
        if (verdict instanceof Verdict.ProtocolViolation) {
            return Optional.of(Messages.expectedQuietChannel());
        }
        return verdict instanceof Verdict.Crashed ? Optional.of(Messages.expectedToEnd()) : Optional.empty();
    }

    /** What is left behind or never ends may be found in a check of a clause that says nothing about it. */
    private static String ofEveryCheck(Verdict verdict, String clause) {
        if (verdict instanceof Verdict.Leak) {
            return Messages.expectedNothingLeft(clause);
        }
        return verdict instanceof Verdict.Timeout ? Messages.expectedToComeBack(clause) : clause;
    }

    private static String clause(Exercise exercise, Failure failure) {
        return exercise.page()
                .clause(failure.clause())
                .map(Clause::shown)
                .map(clause -> ofEveryCheck(failure.verdict(), clause))
                .orElseGet(() -> failure.verdict() instanceof Verdict.ForbiddenApi
                        ? Messages.expectedNoExit()
                        : Messages.expectedToEnd());
    }
}
