package io.github.primeskata.report;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.Block;
import io.github.primeskata.measure.Comparison;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.measure.Evaluation.Row;
import io.github.primeskata.measure.Evaluation.Table;
import io.github.primeskata.measure.Fitness;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Reason;
import io.github.primeskata.measure.Run;
import io.github.primeskata.measure.Scaling;
import io.github.primeskata.measure.Spread;
import io.github.primeskata.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was measured, as tables for a terminal. A pure function. */
public final class BenchmarkTable {

    private static final String LABEL = "  %-9s  ";
    private static final int NAME = 25;
    private static final int MOST_LANES = 20;
    private static final String REFERENCE = "     reference";

    private final BenchmarkReport report;
    private final List<String> notes;
    private final Style style;

    private BenchmarkTable(BenchmarkReport report, List<String> notes, Style style) {
        this.report = report;
        this.notes = notes;
        this.style = style;
    }

    /** All tables, ending in a line feed. */
    public static String of(BenchmarkReport report, List<String> notes, Style style) {
        return new BenchmarkTable(report, notes, style).text();
    }

    /** What can be judged here, said before anything is measured; ends in a line feed. */
    static String before(BenchmarkReport tried, List<Block> blocks, Style style) {
        BenchmarkTable table = new BenchmarkTable(tried, List.of(), style);
        List<String> lines = new ArrayList<>(List.of(table.machine()));
        Fitness fitness = tried.evaluation().fitness();
        for (Block block : blocks) {
            Map<Reason, Set<String>> doubtful = new TreeMap<>();
            for (Contestant contestant : block.contestants()) {
                Reason reason = fitness.obstacle(block, contestant, block.baseline());
                if (reason != Reason.NONE && !contestant.equals(block.baseline())) {
                    doubtful.computeIfAbsent(reason, key -> new LinkedHashSet<>())
                            .add(contestant.approach().exercise() + "/" + contestant.workers());
                }
            }
            String heading = Messages.blockHeading(Figures.whole(block.last()), Figures.delay(block.delay()));
            lines.add("");
            lines.add("  " + heading + (doubtful.isEmpty() ? "\n  " + Messages.allCanBeJudged() : ""));
            doubtful.forEach((reason, rows) -> lines.add(Wrap.labelled(
                    "  ",
                    Messages.willBeInconclusive(Messages.reason(reason.name()), String.join(" ", rows)),
                    style.width())));
        }
        return style.plain(String.join("\n", lines) + "\n");
    }

    private String text() {
        List<String> parts = new ArrayList<>();
        parts.add(machine());
        for (Table table : report.evaluation().tables()) {
            parts.add(table(table));
            scalings(table).ifPresent(parts::add);
            who(table).ifPresent(parts::add);
        }
        parts.add(end());
        return style.plain(String.join("\n\n", parts) + "\n");
    }

    private String machine() {
        List<String> texts = machineLines(report);
        List<String> labels = List.of("machine", "state", "judged");
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(labelled(i < labels.size() ? labels.get(i) : "", texts.get(i)));
        }
        return String.join("\n", lines);
    }

    /** What the machine is, how busy it is, and what can be judged on it. */
    static List<String> machineLines(BenchmarkReport report) {
        Fitness fitness = report.evaluation().fitness();
        List<String> lines = new ArrayList<>();
        lines.add(Messages.machine(
                Safe.line(fitness.machine().processor()),
                fitness.machine().system() + ", JDK " + report.jdk(),
                fitness.machine().cores(),
                fitness.machine().quota().isPresent()
                        ? Figures.two(fitness.machine().quota().getAsDouble())
                        : "",
                fitness.machine().memoryBytes().isPresent()
                        ? Figures.memory(fitness.machine().memoryBytes().getAsLong())
                        : ""));
        lines.add(Messages.state(
                fitness.load().isPresent() ? Figures.two(fitness.load().getAsDouble()) : "",
                fitness.others().isPresent() ? Figures.two(fitness.others().getAsDouble()) : "",
                fitness.noise().isPresent() ? Figures.percent(fitness.noise().getAsDouble()) : "",
                fitness.threads(),
                fitness.capacity().map(spread -> Figures.two(spread.median())).orElse("")));
        lines.addAll(judged(fitness));
        return lines;
    }

    /** What can be judged on this machine, and what cannot. */
    static List<String> judged(Fitness fitness) {
        String margin = Figures.percent(fitness.margin(false));
        Reason alone = fitness.alone();
        Reason together = fitness.together();
        return List.of(
                Messages.judgedWaiting(Figures.percent(fitness.margin(true))),
                alone == Reason.NONE
                        ? Messages.judgedAlone(margin)
                        : Messages.notJudged(Messages.oneThread(), Messages.reason(alone.name())),
                together == Reason.NONE
                        ? Messages.judgedTogether(margin)
                        : Messages.notJudged(Messages.severalWorkers(), Messages.reason(together.name())));
    }

    private String table(Table table) {
        boolean guide = table.rows().stream().anyMatch(row -> row.guide().isPresent());
        boolean both = report.origins().size() > 1;
        List<String> lines = new ArrayList<>();
        lines.add(style.ink(
                        Ink.BOLD,
                        Messages.blockHeading(
                                Figures.whole(table.block().last()),
                                Figures.delay(table.block().delay())))
                + "   " + Messages.rounds(table.rounds()));
        lines.add("");
        lines.add(columns("", "k", "seconds", "", "gain", both ? "of ref." : "", guide ? "guide" : ""));
        for (Row row : table.rows()) {
            lines.add(row(table, row, guide, both));
            row.failed()
                    .ifPresent(run -> lines.add(Wrap.labelled(
                            "      ",
                            style.ink(Ink.RED, "FAILED") + "  " + Messages.runFailed(run.end(), firstLine(run)),
                            style.width())));
        }
        return String.join("\n", lines);
    }

    private String row(Table table, Row row, boolean guide, boolean both) {
        return columns(
                name(table, row.contestant()),
                Integer.toString(row.contestant().workers()),
                row.seconds().map(spread -> Figures.three(spread.median())).orElse("-"),
                row.seconds().map(BenchmarkTable::between).orElse(""),
                row.ofBaseline()
                        .map(comparison -> Figures.three(comparison.speedUp().median()))
                        .orElse("-"),
                both
                        ? row.ofReference().map(this::ofReference).orElse("")
                        : row.ofBaseline().map(this::verdict).orElse(""),
                guide
                        ? row.guide()
                                .map(figure -> Figures.three(figure.seconds()))
                                .orElse("-")
                        : "");
    }

    /** Below the learner's row stands only that the next one is the reference's. */
    private static String name(Table table, Contestant own) {
        Contestant learners = new Contestant(Origin.LEARNER, own.approach(), own.workers());
        boolean second =
                own.origin() == Origin.REFERENCE && table.block().contestants().contains(learners);
        return second ? REFERENCE : own.approach().shown();
    }

    private String columns(
            String name, String workers, String median, String between, String gain, String verdict, String last) {
        String shown = name.length() > NAME ? name.substring(0, NAME - 1) + "…" : name;
        String padded = String.format("  %-" + NAME + "s %3s %7s  %-15s %5s  ", shown, workers, median, between, gain);
        int blanks = Math.max(0, 8 - verdict.replaceAll("\u001b\\[\\d+m", "").length());
        return (padded + verdict + " ".repeat(blanks) + String.format("%7s", last)).stripTrailing();
    }

    private static String between(Spread spread) {
        return spread.runs() == 1 ? "one run" : Figures.three(spread.low()) + " … " + Figures.three(spread.high());
    }

    private String verdict(Comparison comparison) {
        return switch (comparison.verdict()) {
            case FASTER -> style.ink(Ink.GREEN, "faster");
            case SLOWER -> style.ink(Ink.RED, "slower");
            case SAME -> "same";
            case INCONCLUSIVE -> style.ink(Ink.YELLOW, "?");
        };
    }

    private String ofReference(Comparison comparison) {
        return Figures.three(comparison.speedUp().median()) + " " + verdict(comparison);
    }

    /** What more workers bring, where the figures tell. */
    private Optional<String> scalings(Table table) {
        if (table.scalings().isEmpty()) {
            return Optional.empty();
        }
        List<String> lines = new ArrayList<>();
        lines.add(columns("over workers", "k", "speed", "", "each", "", "serial"));
        for (Scaling scaling : table.scalings()) {
            Scaling.Point last = scaling.points().get(scaling.points().size() - 1);
            for (Scaling.Point point : scaling.points()) {
                lines.add(columns(
                        name(table, point.contestant()),
                        Integer.toString(point.contestant().workers()),
                        Figures.three(point.speedUp().median()),
                        between(point.speedUp()),
                        Figures.two(point.efficiency().median()),
                        point.reason() == Reason.NONE ? "" : style.ink(Ink.YELLOW, "?"),
                        point == last ? serial(scaling) : ""));
            }
        }
        return Optional.of(String.join("\n", lines));
    }

    private static String serial(Scaling scaling) {
        return scaling.serial()
                .filter(share -> scaling.reason() == Reason.NONE)
                .map(share -> share.median() > 1 ? ">100 %" : Figures.percent(share.median()))
                .orElse("?");
    }

    private static String firstLine(Run run) {
        return Safe.line(run.detail().lines().findFirst().orElse(""));
    }

    /** Who found what, where the figures tell. */
    private Optional<String> who(Table table) {
        List<String> lines = new ArrayList<>();
        for (Row row : table.rows()) {
            row.last().filter(run -> !run.lanes().isEmpty()).ifPresent(run -> lines.add(who(table, row, run)));
        }
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of("  " + Messages.whoFoundWhat() + "\n" + String.join("\n", lines));
    }

    /** Who found how many primes, where. */
    static String whoFound(Run run) {
        boolean many = run.workers() > MOST_LANES;
        String counts = many
                ? Messages.manyWorkers(run.workers())
                : run.lanes().stream().map(lane -> Figures.whole(lane.primes())).collect(Collectors.joining(" + "));
        List<Long> processes =
                run.lanes().stream().map(Run.Lane::process).distinct().toList();
        return counts + " " + Messages.processes(processes);
    }

    private String who(Table table, Row row, Run run) {
        String start = String.format(
                "  %-" + NAME + "s %3d  ",
                name(table, row.contestant()),
                row.contestant().workers());
        return Wrap.labelled(start, whoFound(run), style.width());
    }

    private String end() {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.labelled(
                "  ",
                Messages.legend(
                        Spread.ENOUGH,
                        Figures.percent(Spread.CONFIDENCE),
                        report.origins().size() > 1),
                style.width()));
        if (report.evaluation().tables().stream()
                .anyMatch(table -> !table.scalings().isEmpty())) {
            lines.add(Wrap.labelled("  ", Messages.scalingLegend(), style.width()));
        }
        reasons().forEach(reason -> lines.add(labelled("?", Messages.reason(reason.name()))));
        List<BenchmarkReport.Left> unsolved = report.left().stream()
                .filter(left -> left.why() == BenchmarkReport.Why.NOT_SOLVED)
                .toList();
        if (!unsolved.isEmpty()) {
            String list = unsolved.stream()
                    .map(left -> Messages.leftOut(left.what(), left.why().name(), left.detail()))
                    .collect(Collectors.joining(", "));
            lines.add(labelled("left out", Messages.notSolvedYet() + ": " + list));
        }
        report.left().stream()
                .filter(left -> left.why() != BenchmarkReport.Why.NOT_SOLVED)
                .forEach(left -> lines.add(labelled(
                        "left out", Messages.leftOut(left.what(), left.why().name(), Safe.line(left.detail())))));
        notes.forEach(note -> lines.add(labelled("note", note)));
        return String.join("\n", lines);
    }

    /** Why there are question marks, each reason once. */
    private List<Reason> reasons() {
        Stream<Reason> rows = report.evaluation().tables().stream()
                .flatMap(table -> table.rows().stream())
                .flatMap(row -> Stream.of(row.ofBaseline(), row.ofReference()))
                .flatMap(Optional::stream)
                .map(Comparison::reason);
        Stream<Reason> scalings = report.evaluation().tables().stream()
                .flatMap(table -> table.scalings().stream())
                .flatMap(scaling -> Stream.concat(
                        Stream.of(scaling.reason()), scaling.points().stream().map(Scaling.Point::reason)));
        return Stream.concat(rows, scalings)
                .filter(reason -> reason != Reason.NONE)
                .distinct()
                .sorted()
                .toList();
    }

    private String labelled(String label, String text) {
        return Wrap.labelled(String.format(LABEL, label), text, style.width());
    }
}
