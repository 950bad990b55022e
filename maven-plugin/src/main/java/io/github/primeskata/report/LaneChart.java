package io.github.primeskata.report;

import io.github.primeskata.run.Lane;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.run.Result;
import io.github.primeskata.text.Messages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who did the work, as lanes: {@code Worker-1  ====  {2, 3, 5 …}}. */
final class LaneChart {

    private static final int BAR = 16;

    /** Longer names lose their beginning: what tells workers apart is mostly at the end. */
    private static final int NAME = 20;

    /** More lanes tell nothing that these do not. */
    private static final int LANES = 8;

    /** The testkit cuts longer lists. */
    static final int CUT = 50;

    private LaneChart() {}

    /**
     * The lanes of the check that failed, if it has any; where nothing failed, of several workers rather than one, of
     * few rather than many, with most work in them.
     */
    static Optional<Lanes> telling(Result result) {
        return result.grade().failure().isPresent()
                ? result.grade()
                        .failure()
                        .flatMap(failure -> result.lanes().stream()
                                .filter(lanes -> lanes.check().endsWith("#" + failure.check()))
                                .findFirst())
                : result.lanes().stream()
                        .max(Comparator.comparing(Lanes::showsSeveralWorkers)
                                .thenComparing(lanes -> lanes.lanes().size() <= LANES)
                                .thenComparingInt(lanes -> lanes.lanes().stream()
                                        .mapToInt(LaneChart::work)
                                        .sum()));
    }

    /** One line a worker; the longest bar belongs to the one who did most. */
    static String draw(Lanes lanes, Style style) {
        int name = lanes.lanes().stream()
                .mapToInt(lane -> lane.worker().length())
                .max()
                .orElse(0);
        int most = lanes.lanes().stream().mapToInt(LaneChart::work).max().orElse(0);
        int more = lanes.lanes().size() - LANES;
        return lanes.lanes().stream()
                        .limit(LANES)
                        .map(lane -> line(lane, Math.min(name, NAME), most, style))
                        .collect(Collectors.joining("\n"))
                + (more > 0 ? "\n" + style.plain("  " + Messages.moreWorkers(more)) : "");
    }

    private static String line(Lane lane, int nameWidth, int most, Style style) {
        int length = most == 0 ? 0 : (work(lane) * BAR + most - 1) / most;
        String bar = "=".repeat(length) + " ".repeat(BAR - length);
        String worker = Safe.line(lane.worker());
        String shown = worker.length() > nameWidth ? "…" + worker.substring(worker.length() - nameWidth + 1) : worker;
        String padding = " ".repeat(nameWidth - shown.length());
        return style.plain("  " + shown + padding + "  " + style.ink(Ink.CYAN, bar) + "  " + primes(lane.primes())
                + calls(lane.numbers().size()));
    }

    /** The numbers that a worker tested; its primes where the numbers of workers on one thread cannot be told apart. */
    static int work(Lane lane) {
        return Math.max(lane.numbers().size(), lane.primes().size());
    }

    private static String calls(int calls) {
        return calls == 0 ? "" : calls >= CUT ? "  " + CUT + "+ calls" : "  " + Messages.count(calls, "call", "calls");
    }

    private static String primes(List<Long> primes) {
        String first = primes.stream().limit(5).map(String::valueOf).collect(Collectors.joining(", "));
        return "{" + first + (primes.size() > 5 ? " …}" : "}");
    }
}
