package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.CheckGrade;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Grader;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.Work;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The result of a run as text for a terminal. A pure function. */
public final class TerminalReport {

    private static final String LABEL = "  %-9s  ";

    private final RunReport report;
    private final Style style;

    private TerminalReport(RunReport report, Style style) {
        this.report = report;
        this.style = style;
    }

    /** The whole report, ending in a line feed. */
    public static String of(RunReport report, Style style) {
        return new TerminalReport(report, style).text();
    }

    /**
     * One result in short: the failure and its detail (or, where there is none, who did the work), or what to do where
     * nothing has been done, or the points of a pass. It does not end in a line feed.
     */
    static String brief(RunReport report, Style style) {
        return new TerminalReport(report, style).brief(report.results().get(0));
    }

    private String brief(Result result) {
        ExerciseGrade grade = result.grade();
        List<String> parts = new ArrayList<>();
        boolean detailed = grade.failure().map(why -> !why.detail().isBlank()).orElse(false);
        List<Lanes> lanes = detailed ? List.of() : result.lanes();
        parts.add(exercise(
                new Result(grade, lanes, result.work(), result.output(), result.warnings(), result.elapsedNanos()),
                false));
        if (grade.passed()) {
            parts.add(labelled("points", grade.points() + " of " + grade.max()));
        } else if (grade.verdict() instanceof Verdict.NotStarted) {
            parts.add(whatNow(grade));
        }
        return String.join("\n\n", parts);
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        parts.add(style.ink(Ink.BOLD, Messages.heading(report.version(), report.jdk(), report.cores())));
        for (Result result : report.results()) {
            boolean alone = report.results().size() == 1;
            boolean silent = result.grade().failure().isEmpty() && !alone;
            if (!silent) {
                parts.add(exercise(result, alone));
            }
        }
        if (report.results().size() > 1) {
            parts.add(table());
        }
        parts.add(end());
        return style.plain(String.join("\n\n", parts) + "\n");
    }

    private String exercise(Result result, boolean alone) {
        ExerciseGrade grade = result.grade();
        List<String> lines = new ArrayList<>();
        Optional<Failure> failure = grade.failure();
        lines.add(failure.map(why -> failing(grade.exercise(), why)).orElseGet(() -> heading(grade)));
        if (!result.warnings().isEmpty() && failure.isPresent()) {
            lines.add("");
        }
        result.warnings().forEach(warning -> lines.add(labelled("warning", Safe.line(warning))));
        LaneChart.telling(result).ifPresent(lanes -> {
            String check = lanes.check().substring(lanes.check().indexOf('#') + 1);
            lines.add("");
            lines.add(labelled("work", Messages.lanes(check)));
            lines.add(LaneChart.draw(lanes, style));
        });
        work(result).ifPresent(work -> {
            lines.add("");
            lines.add(labelled("counts", counts(work)));
        });
        if (alone && !grade.checks().isEmpty() && !(grade.verdict() instanceof Verdict.NotStarted)) {
            lines.add("");
            lines.add(points(grade));
        }
        if (!result.output().isBlank() && failure.isPresent()) {
            lines.add("");
            lines.add(labelled("printed", Safe.line(firstLines(result.output(), 3))));
        }
        return String.join("\n", lines);
    }

    private String heading(ExerciseGrade grade) {
        return style.ink(Ink.BOLD, grade.exercise().label()) + "   " + word(grade.verdict());
    }

    private String failing(Exercise exercise, Failure failure) {
        String verdict = verdict(failure);
        String check = "   " + failure.check();
        boolean fits = exercise.label().length() + 3 + verdict.length() + check.length() <= style.width();
        List<String> lines = new ArrayList<>();
        lines.add(style.ink(Ink.BOLD, exercise.label()) + "   " + shown(failure) + (fits ? check : ""));
        if (!fits) {
            lines.add(labelled("check", failure.check()));
        }
        String place = failure.location().isEmpty() ? "" : " (" + Safe.line(failure.location()) + ")";
        lines.add(labelled("observed", Safe.line(failure.observed()) + place));
        lines.add(labelled("expected", Expected.of(exercise, failure)));
        if (!failure.check().equals(Grader.UNDECIDED)) {
            lines.add(labelled("replay", Messages.gradeCommand(exercise.id())));
        }
        lines.add(labelled("next", next(exercise, failure)));
        if (!failure.detail().isBlank()) {
            lines.add("");
            lines.add(Safe.text(failure.detail())
                    .stripTrailing()
                    .lines()
                    .map(line -> line.isEmpty() ? "" : "  " + line)
                    .collect(Collectors.joining("\n")));
        }
        List<CodeLine> code = report.code(exercise);
        if (!code.isEmpty()) {
            lines.add("");
            lines.add(code(code));
        }
        return String.join("\n", lines);
    }

    private static String verdict(Failure failure) {
        String word = Safe.verdict(failure.verdict());
        return failure.verdict() instanceof Verdict.Inconclusive ? word : "FAILS (" + word + ")";
    }

    private String shown(Failure failure) {
        boolean undecided =
                failure.verdict() instanceof Verdict.Inconclusive || failure.verdict() instanceof Verdict.InternalError;
        return style.ink(undecided ? Ink.YELLOW : Ink.RED, verdict(failure));
    }

    /** The lines that the failure names, under each other; what does not fit is cut off. */
    private String code(List<CodeLine> code) {
        int widest =
                code.stream().mapToInt(line -> line.location().length()).max().orElse(0);
        int room = Math.max(20, style.width() - widest - 4);
        return code.stream()
                .map(line -> "  " + style.ink(Ink.FAINT, pad(line.location(), widest)) + "  "
                        + fit(Safe.line(line.text()), room))
                .collect(Collectors.joining("\n"));
    }

    private static String fit(String text, int room) {
        return text.length() <= room ? text : text.substring(0, room - 2) + " …";
    }

    private String next(Exercise exercise, Failure failure) {
        NextStep next = NextStep.after(report, exercise, failure);
        return style.ink(Ink.CYAN, next.command()) + (next.remark().isEmpty() ? "" : "   " + next.remark());
    }

    private String hintLevel(Exercise exercise) {
        return Messages.hintLevel(
                report.nextHint(exercise), exercise.page().hints().size());
    }

    /** What was counted in the check that failed; else in the last that counted. */
    private static Optional<Work> work(Result result) {
        Optional<Work> ofFailure = result.grade()
                .failure()
                .flatMap(failure -> result.work().stream()
                        .filter(work -> work.check().endsWith("#" + failure.check()))
                        .findFirst());
        return ofFailure.or(() -> result.work().stream().reduce((first, last) -> last));
    }

    private static String counts(Work work) {
        return work.threads()
                .map(threads -> Messages.workOfThreads(
                        work.numbers(), work.workers(), threads.calls(), threads.share(), threads.peak()))
                .or(() -> work.processes()
                        .map(processes -> Messages.workOfProcesses(
                                work.numbers(), processes.processes(), processes.messages(), processes.bytes())))
                .orElse("");
    }

    private String points(ExerciseGrade grade) {
        List<String> lines = new ArrayList<>();
        lines.add(labelled(
                "points",
                Messages.points(
                        grade.points(), grade.max(), NextStep.capped(grade).orElse(""))));
        for (CheckGrade check : grade.checks()) {
            String clause =
                    check.check().clause().isEmpty() ? "  " : check.check().clause();
            int most = check.check().points();
            String points = most == 0 ? " - " : check.awarded() + "/" + most;
            String start = String.format("    %s  %-3s ", points, clause);
            String reason = check.reason().isEmpty() ? "" : ": " + Safe.line(check.reason());
            lines.add(Wrap.labelled(start, check.check().name() + reason, style.width()));
        }
        return String.join("\n", lines);
    }

    private String table() {
        int label = report.results().stream()
                .mapToInt(result -> result.grade().exercise().label().length())
                .max()
                .orElse(0);
        int verdict = report.results().stream()
                .mapToInt(result -> result.grade().verdict().word().length())
                .max()
                .orElse(0);
        return report.results().stream()
                .map(Result::grade)
                .map(grade -> "  " + pad(grade.exercise().label(), label) + "   "
                        + word(grade.verdict())
                        + " ".repeat(verdict - grade.verdict().word().length())
                        + String.format("  %3d/%d", grade.points(), grade.max()))
                .collect(Collectors.joining("\n"));
    }

    private String end() {
        List<String> lines = new ArrayList<>();
        List<ExerciseGrade> grades =
                report.results().stream().map(Result::grade).toList();
        if (grades.size() > 1) {
            int points = grades.stream().mapToInt(ExerciseGrade::points).sum();
            int max = grades.stream().mapToInt(ExerciseGrade::max).sum();
            int solved = (int) grades.stream().filter(ExerciseGrade::passed).count();
            lines.add("  " + style.ink(Ink.BOLD, Messages.summary(points, max, solved, grades.size())));
            lines.add(grades.stream()
                    .filter(grade -> !grade.passed())
                    .findFirst()
                    .map(this::whatNow)
                    .orElse(labelled("next", Messages.allSolved())));
        } else {
            report.results().forEach(result -> lines.add(inShort(result)));
        }
        report.notes().forEach(note -> lines.add(labelled("note", note)));
        return String.join("\n", lines);
    }

    /** What it comes to and what to type next, once more: on a small terminal the beginning is out of sight. */
    private String inShort(Result result) {
        ExerciseGrade grade = result.grade();
        Exercise exercise = grade.exercise();
        if (grade.verdict() instanceof Verdict.NotStarted) {
            return whatNow(grade);
        }
        String points = grade.max() == 0 ? "" : "   " + grade.points() + " of " + grade.max();
        String verdict = grade.failure().isPresent() ? shown(grade.failure().get()) : word(grade.verdict());
        String next = grade.passed()
                ? labelled(
                                "next",
                                style.ink(Ink.CYAN, Messages.solutionCommand(exercise.id())) + "   "
                                        + Messages.solutionRemark())
                        + "\n"
                        + labelled("", style.ink(Ink.CYAN, Messages.openCommand()) + "   " + Messages.openRemark())
                : grade.failure()
                        .map(failure -> labelled("next", next(exercise, failure)))
                        .orElseGet(() -> whatNow(grade));
        return "  " + style.ink(Ink.BOLD, exercise.label()) + "   " + verdict + points + "\n" + next;
    }

    private String whatNow(ExerciseGrade grade) {
        Exercise exercise = grade.exercise();
        String folder = "kata-exercises/src/main/java/kata/" + exercise.name();
        return labelled("next", Messages.begin(exercise.files(), folder)) + "\n"
                + labelled("", style.ink(Ink.CYAN, Messages.hintCommand(exercise.id())) + "   " + hintLevel(exercise));
    }

    private String word(Verdict verdict) {
        Ink ink = verdict instanceof Verdict.Pass
                ? Ink.GREEN
                : verdict instanceof Verdict.NotStarted
                        ? Ink.FAINT
                        : verdict instanceof Verdict.Inconclusive || verdict instanceof Verdict.InternalError
                                ? Ink.YELLOW
                                : Ink.RED;
        return style.ink(ink, verdict.word());
    }

    private String labelled(String label, String text) {
        return Wrap.labelled(String.format(LABEL, label), text, style.width());
    }

    private static String firstLines(String text, int most) {
        List<String> lines = text.lines().toList();
        return String.join("\n", lines.subList(0, Math.min(most, lines.size()))) + (lines.size() > most ? " …" : "");
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
