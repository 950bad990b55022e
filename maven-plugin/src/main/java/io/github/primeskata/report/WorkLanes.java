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

    private WorkLanes() {}

    static String of(Exercise exercise, Lanes lanes) {
        String check = lanes.check().substring(lanes.check().indexOf('#') + 1);
        StringBuilder figure = new StringBuilder("<div class=\"lanes\">\n");
        List<List<String>> rows = new ArrayList<>();
        boolean cut = false;
        for (Lane lane : lanes.lanes().subList(0, Math.min(MOST, lanes.lanes().size()))) {
            String worker = Safe.line(lane.worker());
            // Where the numbers of workers on one thread cannot be told apart, their primes are known alone.
            List<Long> calls = lane.numbers().isEmpty() ? lane.primes() : lane.numbers();
            Set<Long> primes = new HashSet<>(lane.primes());
            cut |= calls.size() >= LaneChart.CUT;
            figure.append("<div class=\"lane\"><span class=\"worker\">")
                    .append(Html.text(worker))
                    .append("</span><span class=\"calls\">");
            calls.forEach(number -> figure.append(primes.contains(number) ? "<i class=\"prime\">" : "<i>")
                    .append(number.longValue())
                    .append("</i>"));
            figure.append(calls.isEmpty() ? Html.text(PageTexts.nothing()) : "").append("</span></div>\n");
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
        return Html.paragraph(PageTexts.workText(check) + (cut ? " " + PageTexts.firstOnly(LaneChart.CUT) : ""))
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
}
