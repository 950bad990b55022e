package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Step;
import io.github.primeskata.text.PageTexts;
import java.util.ArrayList;
import java.util.List;

/** An interleaving as a figure with a column for each thread, beside a table of its steps. A pure function. */
final class SwimLanes {

    private SwimLanes() {}

    static String of(Exercise exercise, List<Step> steps) {
        List<String> threads = steps.stream().map(Step::thread).distinct().toList();
        StringBuilder html = new StringBuilder(Html.heading("h4", PageTexts.interleaving()));
        html.append(Html.paragraph(PageTexts.interleavingText()));
        html.append("<div class=\"walk\">\n");
        html.append("<div class=\"buttons\">");
        for (String[] button : new String[][] {
            {"first", PageTexts.first()},
            {"back", PageTexts.back()},
            {"forward", PageTexts.forward()},
            {"last", PageTexts.last()}
        }) {
            html.append("<button type=\"button\" data-go=\"")
                    .append(button[0])
                    .append("\">")
                    .append(Html.text(button[1]))
                    .append("</button>");
        }
        html.append("</div>\n<p class=\"now\" role=\"status\"></p>\n<div class=\"beside\">");
        html.append(Html.figure("walkable", PageTexts.lanesOf(exercise.id()), grid(threads, steps)));
        html.append(table(exercise, steps));
        return html.append("</div></div>\n").toString();
    }

    private static String grid(List<String> threads, List<Step> steps) {
        StringBuilder html = new StringBuilder("<div class=\"swim\" style=\"--n:" + threads.size() + "\">\n");
        for (int i = 0; i < threads.size(); i++) {
            html.append("<div class=\"rail\" style=\"grid-column:" + (i + 1) + ";grid-row:1/span " + (steps.size() + 1)
                            + "\"></div><div class=\"head\" style=\"grid-column:" + (i + 1) + ";grid-row:1\">")
                    .append(Html.line(threads.get(i)))
                    .append("</div>\n");
        }
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            html.append("<div class=\"step" + (step.breaking() ? " breaks" : "") + "\" style=\"grid-column:"
                            + (threads.indexOf(step.thread()) + 1) + ";grid-row:" + (i + 2) + "\"><b>" + (i + 1)
                            + "</b> ")
                    .append(Html.line(step.action()))
                    .append("<small>")
                    .append(Html.line(step.location()))
                    .append("</small>")
                    .append(step.breaking() ? "<strong>" + Html.text(PageTexts.breaksHere()) + "</strong>" : "")
                    .append("</div>\n");
        }
        return html.append("</div>\n").toString();
    }

    private static String table(Exercise exercise, List<Step> steps) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    Safe.line(step.thread()),
                    Safe.line(step.action()) + (step.breaking() ? " (" + PageTexts.breaksHere() + ")" : ""),
                    Safe.line(step.location())));
        }
        return Html.table(
                exercise.id() + ": " + PageTexts.interleaving(),
                List.of(PageTexts.number(), PageTexts.thread(), PageTexts.did(), PageTexts.line()),
                rows);
    }
}
