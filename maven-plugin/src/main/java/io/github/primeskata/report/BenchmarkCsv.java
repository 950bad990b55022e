package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.Comparison;
import io.github.primeskata.measure.Evaluation.Row;
import io.github.primeskata.measure.Evaluation.Table;
import io.github.primeskata.measure.Scaling;
import io.github.primeskata.measure.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** What was measured, as CSV for a spreadsheet: a line for each row of a table, times in seconds. A pure function. */
public final class BenchmarkCsv {

    private static final List<String> HEAD = List.of(
            "last",
            "delay_millis",
            "of",
            "exercise",
            "workers",
            "runs",
            "seconds",
            "seconds_low",
            "seconds_high",
            "whole_seconds",
            "cpu_seconds",
            "gain",
            "gain_low",
            "gain_high",
            "verdict",
            "reason",
            "speed_up",
            "efficiency",
            "guide_seconds",
            "failed");

    private BenchmarkCsv() {}

    /*
     * No library, and no quotes: all fields are numbers and words of ours, without commas, quotes and line feeds. What
     * a submission has a say in, names of workers and messages of exceptions, stands in the JSON only.
     */

    /** The text of the file, with the names of the columns first. */
    public static String of(BenchmarkReport report) {
        List<String> lines = new ArrayList<>(List.of(String.join(",", HEAD)));
        for (Table table : report.evaluation().tables()) {
            table.rows().forEach(row -> lines.add(String.join(",", fields(table, row))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<String> fields(Table table, Row row) {
        Optional<Spread> gain = row.ofBaseline().map(Comparison::speedUp);
        Optional<Scaling.Point> point = table.scalings().stream()
                .flatMap(scaling -> scaling.points().stream())
                .filter(one -> one.contestant().equals(row.contestant()))
                .findFirst();
        return List.of(
                Long.toString(table.block().last()),
                Long.toString(table.block().delay().toMillis()),
                row.contestant().origin().word(),
                row.contestant().approach().exercise(),
                Integer.toString(row.contestant().workers()),
                row.seconds().map(spread -> Integer.toString(spread.runs())).orElse("0"),
                number(row.seconds(), Spread::median),
                number(row.seconds(), Spread::low),
                number(row.seconds(), Spread::high),
                number(row.whole(), Spread::median),
                number(row.cpu(), Spread::median),
                number(gain, Spread::median),
                number(gain, Spread::low),
                number(gain, Spread::high),
                row.ofBaseline().map(one -> one.verdict().name()).orElse(""),
                row.ofBaseline().map(one -> one.reason().name()).orElse(""),
                number(point.map(Scaling.Point::speedUp), Spread::median),
                number(point.map(Scaling.Point::efficiency), Spread::median),
                row.guide().map(figure -> Double.toString(figure.seconds())).orElse(""),
                row.failed().map(run -> run.end()).orElse(""));
    }

    private static String number(Optional<Spread> spread, ToDoubleFunction<Spread> part) {
        return spread.map(one -> Double.toString(part.applyAsDouble(one))).orElse("");
    }
}
