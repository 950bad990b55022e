package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.run.Lane;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.text.Messages;
import io.github.primeskata.text.PageTexts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Who did the work: a figure with a lane for each worker, beside a table of its calls. A pure function. */
final class WorkLanes {

    /** Nobody reads more lanes than these. */
    private static final int MOST = 24;

    /** Wider figures are read by nobody. */
    private static final int MOST_MOMENTS = 300;

    private WorkLanes() {}

    static String of(Exercise exercise, Lanes lanes) {
        String check = lanes.check().substring(lanes.check().indexOf('#') + 1);
        List<Lane> shown = lanes.lanes().subList(0, Math.min(MOST, lanes.lanes().size()));
        boolean timed = isTimed(shown);
        StringBuilder figure = new StringBuilder(
                timed ? "<div class=\"lanes timed\" style=\"--n: " + last(shown) + "\">\n" : "<div class=\"lanes\">\n");
        List<List<String>> rows = new ArrayList<>();
        boolean cut = false;
        int row = 1;
        for (Lane lane : shown) {
            String worker = Safe.line(lane.worker());
            // Where the numbers of workers on one thread cannot be told apart, their primes are known alone.
            List<Long> calls = lane.numbers().isEmpty() ? lane.primes() : lane.numbers();
            Set<Long> primes = new HashSet<>(lane.primes());
            cut |= calls.size() >= LaneChart.CUT;
            if (timed) {
                row = draw(figure, worker, lane, primes, row);
            } else {
                figure.append("<div class=\"lane\"><span class=\"worker\">")
                        .append(Html.text(worker))
                        .append("</span><span class=\"calls\">");
                calls.forEach(number -> figure.append(primes.contains(number) ? "<i class=\"prime\">" : "<i>")
                        .append(number.longValue())
                        .append("</i>"));
                figure.append(calls.isEmpty() ? Html.text(PageTexts.nothing()) : "")
                        .append("</span></div>\n");
            }
            rows.add(List.of(
                    worker,
                    Long.toString(lane.thread()),
                    Long.toString(lane.process()),
                    lane.numbers().size() + (lane.numbers().size() >= LaneChart.CUT ? "+" : ""),
                    Integer.toString(lane.primes().size()),
                    calls.stream()
                            .map(number -> primes.contains(number) ? "[" + number + "]" : number.toString())
                            .collect(Collectors.joining(" "))));
        }
        if (lanes.lanes().size() > MOST) {
            figure.append(Html.paragraph(Messages.moreWorkers(lanes.lanes().size() - MOST)));
        }
        figure.append("</div>\n");
        return Html.paragraph(PageTexts.workText(check, timed) + (cut ? " " + PageTexts.firstOnly(LaneChart.CUT) : ""))
                + "<div class=\"beside\">"
                + Html.figure("", PageTexts.workOf(exercise.id() + ", " + check), figure.toString())
                + Html.table(
                        exercise.id() + ": " + PageTexts.work() + ", " + check,
                        List.of(
                                PageTexts.worker(),
                                PageTexts.thread(),
                                PageTexts.process(),
                                PageTexts.calls(),
                                PageTexts.primes(),
                                PageTexts.numbers()),
                        rows)
                + "</div>\n";
    }

    /** Whether it is known of each call when it was under way, and not too much to be drawn. */
    private static boolean isTimed(List<Lane> lanes) {
        int last = last(lanes);
        return last > 0
                && last <= MOST_MOMENTS
                && lanes.stream()
                        .allMatch(lane -> lane.numbers().isEmpty()
                                ? lane.primes().isEmpty()
                                : lane.moments().size() == lane.numbers().size());
    }

    private static int last(List<Lane> lanes) {
        return lanes.stream()
                .flatMap(lane -> lane.moments().stream())
                .mapToInt(Lane.Moment::end)
                .max()
                .orElse(0);
    }

    /**
     * Draws a lane from that row of the grid on: calls of one thread may be under way at the same time, and then stand
     * below each other.
     *
     * @return the row below
     */
    private static int draw(StringBuilder html, String worker, Lane lane, Set<Long> primes, int first) {
        List<Integer> ends = new ArrayList<>(); // Of the last call in each row.
        StringBuilder calls = new StringBuilder();
        for (int i = 0; i < lane.numbers().size(); i++) {
            Lane.Moment moment = lane.moments().get(i);
            int row = 0;
            while (row < ends.size() && ends.get(row) > moment.begin()) {
                row++;
            }
            if (row == ends.size()) {
                ends.add(0);
            }
            ends.set(row, moment.end());
            calls.append(primes.contains(lane.numbers().get(i)) ? "<i class=\"prime\"" : "<i")
                    .append(" style=\"grid-area: " + (first + row) + " / " + (moment.begin() + 2) + " / "
                            + (first + row + 1) + " / " + (moment.end() + 2) + "\">")
                    .append(lane.numbers().get(i).longValue())
                    .append("</i>");
        }
        int rows = Math.max(1, ends.size());
        html.append("<span class=\"worker\" style=\"grid-area: " + first + " / 1 / " + (first + rows) + " / 2\">")
                .append(Html.text(worker))
                .append("</span>")
                .append(calls)
                .append("\n");
        return first + rows;
    }
}
