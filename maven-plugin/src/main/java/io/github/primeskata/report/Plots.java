package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.measure.Evaluation.Row;
import io.github.primeskata.measure.Evaluation.Table;
import io.github.primeskata.measure.Fitness;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Reason;
import io.github.primeskata.measure.Scaling;
import io.github.primeskata.measure.Spread;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plots of a benchmark, each with the table that says the same. Pure functions. */
final class Plots {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private Plots() {}

    /**
     * A plot.
     *
     * @param log whether both scales are logarithmic
     * @param ticks names of the places 1, 2, … on the horizontal scale; empty if it is one of numbers
     * @param ideal what would be best with the most workers: 1 or as many; 0 for none
     */
    record Plot(
            String title,
            String text,
            String across,
            String up,
            boolean log,
            List<String> ticks,
            double ideal,
            List<Line> lines,
            Grid grid) {}

    /** A line of a plot; the letter stands at its points and in the table. */
    record Line(String letter, String name, List<Point> points) {}

    /**
     * A point with its interval.
     *
     * @param judged whether it can be told; if not it is shown hollow
     */
    record Point(double x, double y, double low, double high, boolean judged) {}

    /** The table beside a plot. */
    record Grid(List<String> head, List<List<String>> rows) {}

    /** All for which there are figures. */
    static List<Plot> of(BenchmarkReport report) {
        List<Plot> plots = new ArrayList<>();
        for (Table table : report.evaluation().tables()) {
            if (!table.scalings().isEmpty()) {
                plots.add(overWorkers(report, table, false));
                plots.add(overWorkers(report, table, true));
            }
        }
        List<Table> calculating = report.evaluation().tables().stream()
                .filter(table -> !table.block().waits())
                .toList();
        if (calculating.size() > 1) {
            plots.add(overNumbers(report, calculating));
        }
        Fitness fitness = report.evaluation().fitness();
        calculating.forEach(table -> plots.add(cost(report, table, fitness)));
        return plots;
    }

    private static Plot overWorkers(BenchmarkReport report, Table table, boolean each) {
        List<Line> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        int most = 1;
        for (Scaling scaling : table.scalings()) {
            String letter = letter(lines.size());
            Contestant first = scaling.points().get(0).contestant();
            List<Point> points = new ArrayList<>();
            if (scaling.base().approach().equals(first.approach())) {
                points.add(new Point(1, 1, 1, 1, true));
            }
            for (Scaling.Point point : scaling.points()) {
                Spread spread = each ? point.efficiency() : point.speedUp();
                int workers = point.contestant().workers();
                most = Math.max(most, workers);
                boolean judged = point.reason() == Reason.NONE;
                points.add(point(workers, spread, judged));
                rows.add(List.of(
                        letter,
                        name(report, point.contestant()),
                        Integer.toString(workers),
                        Figures.two(spread.median()),
                        between(spread),
                        each ? told(point.reason()) : serial(scaling, point)));
            }
            lines.add(new Line(letter, name(report, first), points));
        }
        List<String> head = List.of(
                "",
                Messages.columnApproach(),
                Messages.columnWorkers(),
                each ? Messages.efficiency() : Messages.speedUp(),
                Messages.columnInterval(),
                each ? Messages.columnTold() : Messages.columnSerial());
        return new Plot(
                (each ? Messages.efficiencyOverWorkers() : Messages.speedUpOverWorkers()) + ": " + heading(table),
                each ? Messages.efficiencyText() : Messages.speedUpText(),
                Messages.columnWorkers(),
                each ? Messages.efficiency() : Messages.speedUp(),
                false,
                List.of(),
                each ? 1 : most,
                lines,
                new Grid(head, rows));
    }

    private static Plot overNumbers(BenchmarkReport report, List<Table> tables) {
        Map<Contestant, List<Point>> series = new LinkedHashMap<>();
        for (Table table : tables) {
            for (Row row : table.rows()) {
                row.seconds()
                        .ifPresent(spread -> series.computeIfAbsent(row.contestant(), key -> new ArrayList<>())
                                .add(point(
                                        table.block().last(),
                                        spread,
                                        row.failed().isEmpty())));
            }
        }
        List<Line> lines = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        series.forEach((contestant, points) -> {
            String letter = letter(lines.size());
            lines.add(new Line(letter, name(report, contestant), points));
            points.forEach(point -> rows.add(List.of(
                    letter,
                    name(report, contestant),
                    Figures.whole((long) point.x()),
                    Figures.three(point.y()),
                    Figures.three(point.low()) + " … " + Figures.three(point.high()))));
        });
        return new Plot(
                Messages.timeOverNumbers(),
                Messages.timeOverNumbersText(),
                Messages.columnNumbers(),
                Messages.columnSeconds(),
                true,
                List.of(),
                0,
                lines,
                new Grid(
                        List.of(
                                "",
                                Messages.columnApproach(),
                                Messages.columnNumbers(),
                                Messages.columnSeconds(),
                                Messages.columnInterval()),
                        rows));
    }

    /** A number is a task of each approach, so processor time for a number is what a task costs, work included. */
    private static Plot cost(BenchmarkReport report, Table table, Fitness fitness) {
        List<String> ticks = new ArrayList<>();
        List<Point> points = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Row row : table.rows()) {
            if (row.cpu().isEmpty()) {
                continue;
            }
            double scale = 1e9 / table.block().last();
            Spread cpu = row.cpu().get();
            Spread spread =
                    new Spread(cpu.runs(), cpu.median() * scale, cpu.low() * scale, cpu.high() * scale, cpu.interval());
            Contestant contestant = row.contestant();
            Reason reason = fitness.obstacle(table.block(), contestant, contestant);
            String place = Integer.toString(ticks.size() + 1);
            ticks.add(place);
            points.add(point(ticks.size(), spread, reason == Reason.NONE));
            rows.add(List.of(
                    place,
                    name(report, contestant),
                    Integer.toString(contestant.workers()),
                    Figures.three(spread.median()),
                    between(spread),
                    told(reason)));
        }
        return new Plot(
                Messages.costOfATask() + ": " + heading(table),
                Messages.costText(),
                Messages.columnRow(),
                Messages.columnNanos(),
                false,
                ticks,
                0,
                List.of(new Line("", "", points)),
                new Grid(
                        List.of(
                                "",
                                Messages.columnApproach(),
                                Messages.columnWorkers(),
                                Messages.columnNanos(),
                                Messages.columnInterval(),
                                Messages.columnTold()),
                        rows));
    }

    private static Point point(double x, Spread spread, boolean judged) {
        return new Point(x, spread.median(), spread.low(), spread.high(), judged);
    }

    private static String letter(int number) {
        return number < LETTERS.length() ? LETTERS.substring(number, number + 1) : Integer.toString(number);
    }

    static String heading(Table table) {
        return Messages.blockHeading(
                Figures.whole(table.block().last()), Figures.delay(table.block().delay()));
    }

    /** With whose it is, if that is not clear. */
    static String name(BenchmarkReport report, Contestant contestant) {
        String shown = contestant.approach().shown();
        boolean both = report.origins().size() > 1 && contestant.origin() != Origin.OURS;
        return both ? shown + " (" + contestant.origin().word() + ")" : shown;
    }

    static String between(Spread spread) {
        return spread.runs() == 1
                ? Messages.oneRun()
                : Figures.three(spread.low()) + " … " + Figures.three(spread.high()) + (spread.interval() ? "" : " *");
    }

    private static String told(Reason reason) {
        return reason == Reason.NONE ? Messages.yes() : Messages.inconclusive(Messages.reason(reason.name()));
    }

    /** Stands in the last row of an approach. */
    private static String serial(Scaling scaling, Scaling.Point point) {
        if (point != scaling.points().get(scaling.points().size() - 1)) {
            return "";
        }
        if (scaling.reason() != Reason.NONE) {
            return told(scaling.reason());
        }
        return scaling.serial()
                .map(share -> Figures.percent(share.median()) + " (" + Figures.percent(share.low()) + " … "
                        + Figures.percent(share.high()) + ")")
                .orElse("");
    }
}
