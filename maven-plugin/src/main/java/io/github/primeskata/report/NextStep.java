package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.CheckGrade;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Grader;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.text.Messages;
import java.util.Optional;

/**
 * What to type after a failure.
 *
 * @param command the command
 * @param remark which hint comes next; may be empty
 */
record NextStep(String command, String remark) {

    static NextStep after(RunReport report, Exercise exercise, Failure failure) {
        if (failure.verdict() instanceof Verdict.InternalError) {
            return new NextStep(Messages.doctorCommand(), "");
        }
        if (failure.check().equals(Grader.UNDECIDED)) {
            return new NextStep(Messages.gradeCommand(exercise.id()), "");
        }
        if (failure.verdict() instanceof Verdict.CompileError
                && !failure.location().isEmpty()) {
            return new NextStep(Messages.mend(Safe.line(failure.location())), "");
        }
        if (failure.verdict() instanceof Verdict.ContractMissing missing
                && missing.what().equals("source")) {
            return new NextStep(Messages.resetCommand(exercise.id()), Messages.stubComesBack());
        }
        return new NextStep(
                Messages.hintCommand(exercise.id()),
                Messages.hintLevel(
                        report.nextHint(exercise), exercise.page().hints().size()));
    }

    /** Why there are fewer points than those of the checks; empty if there are not. */
    static Optional<String> capped(ExerciseGrade grade) {
        int sum = grade.checks().stream().mapToInt(CheckGrade::awarded).sum();
        return grade.points() < sum
                ? Optional.of(sum == grade.max() ? Messages.cappedBelowFull() : Messages.cappedAtHalf())
                : Optional.empty();
    }
}
