package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.CheckGrade;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.machine.Machine;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.run.Result;
import io.github.primeskata.text.Messages;
import io.github.primeskata.text.PageTexts;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a run as HTML for a browser: where the learner stands, and for each exercise why, beside the puzzles
 * that belong to it. Its own policy forbids it every request. Without scripts all of it is there but plots and buttons.
 */
public final class ReportPage {

    /** The name of the report's own file. */
    public static final String FILE = "index.html";

    private final RunReport report;
    private final Machine machine;
    private final Optional<Curves> curves;

    private ReportPage(RunReport report, Machine machine, Optional<Curves> curves) {
        this.report = report;
        this.machine = machine;
        this.curves = curves;
    }

    /**
     * The files, by their names: {@link #FILE} and a page for each puzzle. A pure function, but for the parts of the
     * pages that lie on the class path.
     */
    public static Map<String, String> of(RunReport report, Machine machine, Optional<Curves> curves)
            throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE, new ReportPage(report, machine, curves).text());
        for (Result result : report.results()) {
            Optional<Puzzle> puzzle = puzzle(result.grade());
            if (puzzle.isPresent()) {
                Exercise exercise = result.grade().exercise();
                files.put(
                        PuzzlePage.file(exercise),
                        PuzzlePage.of(
                                exercise, result.grade().failure().orElseThrow(), puzzle.get(), report.code(exercise)));
            }
        }
        return files;
    }

    private static Optional<Puzzle> puzzle(ExerciseGrade grade) {
        return grade.failure()
                .filter(failure -> failure.verdict() instanceof Verdict.Race)
                .flatMap(failure -> Puzzle.of(failure.steps()));
    }

    private String text() throws IOException {
        List<Plots.Plot> plots = curves.map(Curves::plots).orElse(List.of());
        StringBuilder body = new StringBuilder();
        body.append("<h1>").append(Html.text(PageTexts.title())).append("</h1>\n");
        body.append(Html.paragraph(PageTexts.subtitle(
                report.version(),
                report.finished().truncatedTo(ChronoUnit.SECONDS).toString())));
        body.append(where()).append(list());
        for (Result result : report.results()) {
            if (!(result.grade().verdict() instanceof Verdict.NotStarted)) {
                body.append(exercise(result));
            }
        }
        body.append("<section>").append(Html.heading(PageTexts.curves()));
        body.append(Html.paragraph(
                curves.map(kept -> PageTexts.curvesText(kept.finished())).orElse(PageTexts.noCurves())));
        curves.ifPresent(kept -> kept.machine().forEach(line -> body.append(Html.paragraph(line))));
        body.append("</section>\n").append(Pages.sections(plots, "h3")).append(machine());
        return Pages.fill(
                "report.html",
                Map.of(
                        "title",
                        Html.text(PageTexts.title()),
                        "style",
                        Pages.style() + Pages.own("report.css"),
                        "body",
                        body.toString(),
                        "plots",
                        plots.isEmpty() ? "" : Pages.scripts(plots),
                        "script",
                        Pages.own("report.js")));
    }

    private String where() {
        Standing standing = report.standing();
        List<ExerciseGrade> grades =
                report.results().stream().map(Result::grade).toList();
        StringBuilder html = new StringBuilder("<section>").append(Html.heading(PageTexts.where()));
        html.append("<p class=\"sum\">")
                .append(Html.text(Messages.progress(standing.solved(), standing.all(), standing.minutesLeft())))
                .append("</p>\n");
        html.append(Html.paragraph(PageTexts.next(standing.next()
                .map(next -> next.label() + ", " + next.page().title())
                .orElse(Messages.allSolved()))));
        StringBuilder bars = new StringBuilder("<div class=\"bars\">\n");
        List<List<String>> rows = new ArrayList<>();
        for (Standing.Chapter chapter : standing.chapters()) {
            String percent = 100 * chapter.solved() / chapter.all() + "%";
            String solved = chapter.solved() + " / " + chapter.all();
            bars.append("<div class=\"bar\"><span>" + Html.text(PageTexts.chapter()) + " " + chapter.number()
                    + "</span><span class=\"track\"><span class=\"part\" style=\"width:" + percent
                    + "\"></span></span><span>" + solved + "</span></div>\n");
            rows.add(List.of(Integer.toString(chapter.number()), solved));
        }
        html.append("<div class=\"beside\">")
                .append(Html.figure(
                        "", PageTexts.byChapterFigure(), bars.append("</div>\n").toString()));
        html.append(Html.table(PageTexts.byChapter(), List.of(PageTexts.chapter(), PageTexts.solved()), rows));
        return html.append("</div>")
                .append(Html.paragraph(PageTexts.lastRun(
                        Messages.summary(points(grades), max(grades), solved(grades), grades.size()))))
                .append("</section>\n")
                .toString();
    }

    private String list() {
        StringBuilder html = new StringBuilder("<section>").append(Html.heading(PageTexts.exercises()));
        html.append(Html.open(PageTexts.exercises())).append("<table><thead><tr>");
        for (String head : List.of(PageTexts.exercise(), PageTexts.verdict(), PageTexts.points())) {
            html.append("<th scope=\"col\">").append(Html.text(head)).append("</th>");
        }
        html.append("</tr></thead><tbody>\n");
        for (Result result : report.results()) {
            ExerciseGrade grade = result.grade();
            String name = Html.text(grade.exercise().label());
            html.append("<tr><td>");
            html.append(
                    grade.verdict() instanceof Verdict.NotStarted
                            ? name
                            : "<a href=\"#" + grade.exercise().id() + "\">" + name + "</a>");
            html.append("</td><td>").append(Html.line(grade.verdict().word())).append("</td><td>");
            html.append(grade.points() + " / " + grade.max()).append("</td></tr>\n");
        }
        return html.append("</tbody></table></div></section>\n").toString();
    }

    private String exercise(Result result) throws IOException {
        ExerciseGrade grade = result.grade();
        Exercise exercise = grade.exercise();
        StringBuilder html = new StringBuilder(
                "<details class=\"exercise\" id=\"" + exercise.id() + "\"" + (grade.passed() ? "" : " open") + ">");
        html.append("<summary><h3>")
                .append(Html.text(exercise.label()))
                .append(": ")
                .append(Html.text(Safe.verdict(grade.verdict())))
                .append(", ")
                .append(Html.text(PageTexts.pointsOf(grade.points(), grade.max())))
                .append("</h3></summary>\n");
        html.append(Html.paragraph(exercise.page().title()));
        grade.failure().ifPresent(failure -> html.append(failure(exercise, failure)));
        List<String[]> more = new ArrayList<>();
        result.warnings().forEach(warning -> more.add(new String[] {PageTexts.warning(), warning}));
        if (!result.output().isBlank() && grade.failure().isPresent()) {
            more.add(new String[] {PageTexts.printed(), result.output()});
        }
        html.append(facts(more));
        if (grade.failure().isPresent() && !grade.failure().get().steps().isEmpty()) {
            html.append(SwimLanes.of(exercise, grade.failure().get().steps()));
            if (puzzle(grade).isPresent()) {
                html.append("<p class=\"puzzle\"><a href=\"" + PuzzlePage.file(exercise) + "\">"
                        + Html.text(exercise.id() + ". " + PageTexts.toPuzzle()) + "</a></p>\n");
            } else if (grade.failure().get().verdict() instanceof Verdict.Race) {
                html.append(Html.paragraph(PageTexts.noPuzzle()));
            }
        } else {
            grade.failure()
                    .map(Failure::detail)
                    .filter(detail -> !detail.isBlank())
                    .ifPresent(detail -> html.append(Html.heading("h4", PageTexts.detail()))
                            .append(Html.pre(exercise.id() + ": " + PageTexts.detail(), detail)));
        }
        if (!report.code(exercise).isEmpty()) {
            html.append(Html.heading("h4", PageTexts.yourCode())).append(CodeTable.of(exercise, report.code(exercise)));
        }
        html.append(checks(grade)).append(work(result));
        return html.append("</details>\n").toString();
    }

    private String failure(Exercise exercise, Failure failure) {
        NextStep next = NextStep.after(report, exercise, failure);
        List<String[]> facts = new ArrayList<>();
        facts.add(new String[] {PageTexts.check(), failure.check()});
        facts.add(new String[] {PageTexts.observed(), Safe.line(failure.observed())});
        facts.add(new String[] {PageTexts.at(), Safe.line(failure.location())});
        facts.add(new String[] {PageTexts.expected(), Expected.of(exercise, failure)});
        facts.add(new String[] {PageTexts.replay(), Messages.gradeCommand(exercise.id())});
        facts.add(new String[] {PageTexts.next(), next.command() + "   " + next.remark()});
        return facts(facts);
    }

    private static String facts(List<String[]> facts) {
        if (facts.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<dl>");
        for (String[] fact : facts) {
            if (!fact[1].isBlank()) {
                html.append("<dt>").append(Html.text(fact[0])).append("</dt><dd>");
                html.append(Html.text(fact[1].strip())).append("</dd>\n");
            }
        }
        return html.append("</dl>\n").toString();
    }

    private static String checks(ExerciseGrade grade) {
        if (grade.checks().isEmpty()) {
            return "";
        }
        List<List<String>> rows = new ArrayList<>();
        for (CheckGrade check : grade.checks()) {
            rows.add(List.of(
                    check.awarded() + " / " + check.check().points(),
                    PageTexts.state(check.state().name()),
                    check.check().clause(),
                    PageTexts.checkWith(check.check().name().replace('_', ' '), Safe.line(check.reason()))));
        }
        String table = Html.table(
                grade.exercise().id() + ": " + PageTexts.allChecks(),
                List.of(
                        PageTexts.points(),
                        PageTexts.state(),
                        PageTexts.clause(),
                        PageTexts.checkWith(PageTexts.check(), PageTexts.reason())),
                rows);
        return Html.heading("h4", PageTexts.allChecks())
                + "<div class=\"checks\">" + table + "</div>\n"
                + NextStep.capped(grade).map(Html::paragraph).orElse("");
    }

    private static String work(Result result) {
        Optional<Lanes> telling = LaneChart.telling(result);
        if (result.lanes().isEmpty()) {
            return "";
        }
        Exercise exercise = result.grade().exercise();
        StringBuilder html = new StringBuilder(Html.heading("h4", PageTexts.work()));
        telling.ifPresent(lanes -> html.append(WorkLanes.of(exercise, lanes)));
        List<Lanes> others = result.lanes().stream()
                .filter(lanes -> !lanes.equals(telling.orElse(null)))
                .toList();
        if (!others.isEmpty()) {
            html.append("<details><summary>").append(Html.text(PageTexts.otherLanes(others.size())));
            html.append("</summary>\n");
            others.forEach(lanes -> html.append(WorkLanes.of(exercise, lanes)));
            html.append("</details>\n");
        }
        return html.toString();
    }

    private String machine() {
        return "<section>"
                + Html.heading(PageTexts.machine())
                + Html.paragraph(Messages.machine(
                        Safe.line(machine.processor()),
                        machine.system() + ", JDK " + report.jdk(),
                        machine.cores(),
                        machine.quota().isPresent()
                                ? Figures.two(machine.quota().getAsDouble())
                                : "",
                        machine.memoryBytes().isPresent()
                                ? Figures.memory(machine.memoryBytes().getAsLong())
                                : ""))
                + "</section>\n";
    }

    private static int points(List<ExerciseGrade> grades) {
        return grades.stream().mapToInt(ExerciseGrade::points).sum();
    }

    private static int max(List<ExerciseGrade> grades) {
        return grades.stream().mapToInt(ExerciseGrade::max).sum();
    }

    private static int solved(List<ExerciseGrade> grades) {
        return (int) grades.stream().filter(ExerciseGrade::passed).count();
    }
}
