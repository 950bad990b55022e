package io.github.primeskata.report;

import io.github.primeskata.bench.ProfileReport;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.observe.ProfileFacts;
import io.github.primeskata.observe.RunFacts;
import io.github.primeskata.text.Messages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The calls of a run, and its threads over time, as text for a terminal. A pure function. */
public final class ProfileTable {

    private static final int METHODS = 30;
    private static final int LANES = 20;
    private static final int NAME = 24;
    private static final String COLUMNS = "%12s %10s %12s %12s  %s";

    private final ProfileReport report;
    private final Style style;

    private ProfileTable(ProfileReport report, Style style) {
        this.report = report;
        this.style = style;
    }

    /**
     * The whole report, ending in a line feed.
     *
     * @param show how a path is shown
     * @param json where the same is for programs
     */
    public static String of(ProfileReport report, Function<Path, String> show, Path json, Style style) {
        return new ProfileTable(report, style).text(show, json);
    }

    private String text(Function<Path, String> show, Path json) {
        ProfileFacts facts = report.facts();
        List<String> lines = new ArrayList<>();
        lines.add(style.ink(
                Ink.BOLD,
                Messages.profileHeading(
                        report.approach().shown(),
                        report.origin() == Origin.REFERENCE,
                        report.last(),
                        report.workers(),
                        report.jdk())));
        if (facts.end() == RunFacts.End.WRONG) {
            lines.add(wrapped(style.ink(Ink.RED, Messages.profileWrong()) + " " + Safe.line(facts.detail())));
        }
        lines.add("");
        lines.add(
                style.ink(Ink.BOLD, String.format(COLUMNS, "calls", "total ms", "ns a call", "longest ms", "method")));
        facts.methods().stream().limit(METHODS).map(this::method).forEach(lines::add);
        if (facts.methods().size() > METHODS) {
            lines.add(Messages.more(facts.methods().size() - METHODS, "methods"));
        }
        lines.add("");
        lines.add(wrapped(Messages.profileTimes(report.approach().processes())));
        lines.add("");
        lines.add(
                style.ink(Ink.BOLD, Messages.profileLanes(Figures.three(facts.elapsedNanos() / 1e6), facts.threads())));
        facts.lanes().stream().limit(LANES).map(this::lane).forEach(lines::add);
        if (facts.threads() > LANES) {
            lines.add(Messages.more(facts.threads() - LANES, "threads"));
        }
        lines.add(wrapped(Messages.profileLegend()));
        lines.add("");
        lines.add("  " + Messages.profileFile("recording", show.apply(report.recording())));
        lines.add("  " + Messages.profileFile("JSON", show.apply(json)));
        lines.add("  "
                + report.flames()
                        .map(file -> Messages.profileFile("flame graph", show.apply(file)))
                        .orElse(Messages.noFlames()));
        return style.plain(String.join("\n", lines) + "\n");
    }

    private String wrapped(String text) {
        return Wrap.labelled("  ", text, style.width());
    }

    private String method(ProfileFacts.Method method) {
        return String.format(
                COLUMNS,
                Figures.whole(method.calls()),
                Figures.three(method.totalNanos() / 1e6),
                Figures.whole(method.calls() == 0 ? 0 : method.totalNanos() / method.calls()),
                Figures.three(method.mostNanos() / 1e6),
                name(method));
    }

    /** The method without its package; the prime test by what it is. */
    static String name(ProfileFacts.Method method) {
        if (method.name().endsWith("subject.Job.isPrime")) {
            return Messages.profilePrimeTest();
        }
        String[] parts = method.name().split("\\.");
        String last = parts.length < 2 ? method.name() : parts[parts.length - 2] + "." + parts[parts.length - 1];
        return Safe.line(last.replace('$', '.'));
    }

    private String lane(ProfileFacts.Lane lane) {
        String name = Safe.line(lane.name());
        String shown = name.length() > NAME ? "…" + name.substring(name.length() - NAME + 1) : name;
        int width = Math.max(10, Math.min(80, style.width() - NAME - 16));
        long waited = lane.waits().stream()
                .mapToLong(wait -> wait.end() - wait.begin())
                .sum();
        long lived = Math.max(1, lane.end() - lane.begin());
        return "  " + shown + " ".repeat(NAME - shown.length()) + " |"
                + style.ink(Ink.CYAN, bar(lane, report.facts().elapsedNanos(), width)) + "| "
                + String.format(Locale.ROOT, "%3d %%", Math.round(100.0 * Math.min(waited, lived) / lived));
    }

    /** One character for each part of the run: {@code =} alive, {@code .} waiting for more than half of it. */
    static String bar(ProfileFacts.Lane lane, long elapsed, int width) {
        char[] bar = new char[width];
        Arrays.fill(bar, ' ');
        double step = Math.max(1, elapsed) / (double) width;
        for (int i = 0; i < width; i++) {
            double from = i * step;
            double to = from + step;
            double alive = overlap(from, to, lane.begin(), lane.end());
            double waiting = lane.waits().stream()
                    .mapToDouble(wait -> overlap(from, to, wait.begin(), wait.end()))
                    .sum();
            // Whoever lived for a moment only is to be seen too.
            boolean moment = lane.begin() >= from && lane.begin() < to;
            if (alive > 0 || moment) {
                bar[i] = waiting > alive / 2 ? '.' : '=';
            }
        }
        return new String(bar);
    }

    private static double overlap(double from, double to, double begin, double end) {
        return Math.max(0, Math.min(to, end) - Math.max(from, begin));
    }
}
