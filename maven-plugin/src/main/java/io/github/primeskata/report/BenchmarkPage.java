package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.Comparison;
import io.github.primeskata.measure.Evaluation.Row;
import io.github.primeskata.measure.Evaluation.Table;
import io.github.primeskata.measure.Spread;
import io.github.primeskata.measure.TaskCost;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What was measured, as one HTML file that needs no other: plots, and beside each the table that says the same. Its own
 * policy forbids it every request. Without scripts the tables are there.
 */
public final class BenchmarkPage {

    private BenchmarkPage() {}

    /** The text of the file. A pure function, but for the parts of the page that lie on the class path. */
    public static String of(BenchmarkReport report, String version, Instant finished) throws IOException {
        return of(report, List.of(), version, finished);
    }

    /**
     * As above.
     *
     * @param costs what JMH has measured; empty if nobody has run it
     */
    public static String of(BenchmarkReport report, List<TaskCost> costs, String version, Instant finished)
            throws IOException {
        List<Plots.Plot> plots = Plots.of(report);
        StringBuilder body = new StringBuilder();
        body.append("<h1>").append(Html.text(Messages.pageTitle())).append("</h1>\n");
        body.append(Html.paragraph(Messages.pageSubtitle(
                report.profile().word(),
                version,
                finished.truncatedTo(ChronoUnit.SECONDS).toString(),
                report.whole())));
        body.append("<section>").append(Html.heading(Messages.pageMachine()));
        BenchmarkTable.machineLines(report).forEach(line -> body.append(Html.paragraph(line)));
        body.append("</section>\n");
        for (Table table : report.evaluation().tables()) {
            body.append("<section>").append(Html.heading(heading(table))).append(times(report, table));
            body.append("</section>\n");
        }
        body.append(Pages.sections(plots, "h2"));
        if (!costs.isEmpty()) {
            body.append("<section>").append(Html.heading(Messages.costByJmh()));
            body.append(
                    Html.paragraph(Messages.costByJmhText(Safe.line(costs.get(0).jdk()))));
            body.append(costs(costs)).append("</section>\n");
        }
        body.append("<section>").append(Html.heading(Messages.pageNotes()));
        notes(report).forEach(note -> body.append(Html.paragraph(note)));
        body.append("</section>\n");
        return Pages.fill(
                "benchmark.html",
                Map.of(
                        "title",
                        Html.text(Messages.pageTitle()),
                        "style",
                        Pages.style(),
                        "body",
                        body.toString(),
                        "plots",
                        Pages.scripts(plots)));
    }

    private static String costs(List<TaskCost> costs) {
        double loop = costs.stream()
                .filter(cost -> cost.way().equals("loop"))
                .findFirst()
                .orElse(costs.get(0))
                .nanos();
        List<List<String>> rows = costs.stream()
                .map(cost -> List.of(
                        Messages.wayToHandOver(Safe.line(cost.way())),
                        Figures.three(cost.nanos()),
                        Double.isNaN(cost.low())
                                ? "-"
                                : Messages.fromTo(Figures.three(Math.max(0, cost.low())), Figures.three(cost.high())),
                        Figures.three(cost.nanos() / loop)))
                .toList();
        return Html.table(
                Messages.costByJmh(),
                List.of(
                        Messages.columnWay(),
                        Messages.columnNanos(),
                        Messages.columnIntervalOfJmh(),
                        Messages.columnTimesTheLoop()),
                rows);
    }

    private static String heading(Table table) {
        return Plots.heading(table) + ", " + Messages.rounds(table.rounds());
    }

    private static String times(BenchmarkReport report, Table table) {
        boolean both = report.origins().size() > 1;
        boolean guide = table.rows().stream().anyMatch(row -> row.guide().isPresent());
        List<String> head = new ArrayList<>(List.of(
                Messages.columnApproach(),
                Messages.columnWorkers(),
                Messages.columnSeconds(),
                Messages.columnInterval(),
                Messages.columnGain(),
                Messages.columnVerdict()));
        if (both) {
            head.add(Messages.columnOfReference());
        }
        if (guide) {
            head.add(Messages.columnGuide());
        }
        head.add(Messages.columnWho());
        List<List<String>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(
                    Plots.name(report, row.contestant()),
                    Integer.toString(row.contestant().workers()),
                    row.seconds().map(spread -> Figures.three(spread.median())).orElse("-"),
                    row.seconds().map(Plots::between).orElse(""),
                    row.ofBaseline()
                            .map(Comparison::speedUp)
                            .map(BenchmarkPage::times)
                            .orElse(""),
                    row.failed().isPresent()
                            ? Messages.runFailed(
                                    row.failed().get().end(),
                                    Safe.line(row.failed().get().detail()))
                            : verdict(row.ofBaseline())));
            if (both) {
                cells.add(row.ofReference()
                        .map(one -> times(one.speedUp()) + " " + verdict(Optional.of(one)))
                        .orElse(""));
            }
            if (guide) {
                cells.add(row.guide()
                        .map(figure -> Figures.three(figure.seconds()) + " (" + figure.mode() + ")")
                        .orElse(""));
            }
            cells.add(row.last()
                    .filter(run -> !run.lanes().isEmpty())
                    .map(run -> BenchmarkTable.whoFound(run))
                    .orElse(""));
            rows.add(cells);
        }
        return Html.table(heading(table), head, rows);
    }

    private static String times(Spread gain) {
        return Figures.three(gain.median());
    }

    private static String verdict(Optional<Comparison> comparison) {
        return comparison
                .map(one -> Messages.verdictWord(
                        one.verdict().name(), Messages.reason(one.reason().name())))
                .orElse("");
    }

    private static List<String> notes(BenchmarkReport report) {
        List<String> notes = new ArrayList<>();
        notes.add(Messages.legend(
                Spread.ENOUGH,
                Figures.percent(Spread.CONFIDENCE),
                report.origins().size() > 1));
        notes.add(Messages.pageLegend(Spread.ENOUGH));
        String left = report.left().stream()
                .map(one -> Messages.leftOut(one.what(), one.why().name(), Safe.line(one.detail())))
                .collect(Collectors.joining("; "));
        if (!left.isEmpty()) {
            notes.add(Messages.pageLeftOut(left));
        }
        return notes;
    }
}
