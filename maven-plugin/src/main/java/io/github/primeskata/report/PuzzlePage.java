package io.github.primeskata.report;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Step;
import io.github.primeskata.report.Puzzle.Moment;
import io.github.primeskata.report.Puzzle.Outcome;
import io.github.primeskata.text.PageTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A page on which the reader is the scheduler. A pure function, but for the parts that lie on the class path. */
final class PuzzlePage {

    private PuzzlePage() {}

    /** The name of its file. */
    static String file(Exercise exercise) {
        return "puzzle-" + exercise.id() + ".html";
    }

    /**
     * What the script needs for one moment; all texts are made here.
     *
     * @param cells one text for each thread: its next step
     * @param can whether the thread can run
     */
    private record Shown(
            String did, String shared, List<String> cells, List<Boolean> can, String verdict, boolean over) {}

    static String of(Exercise exercise, Failure failure, Puzzle puzzle, List<CodeLine> code) throws IOException {
        StringBuilder body = new StringBuilder();
        body.append("<h1>")
                .append(Html.text(PageTexts.puzzleTitle(exercise.label())))
                .append("</h1>\n");
        body.append("<p><a href=\"" + ReportPage.FILE + "#" + exercise.id() + "\">" + Html.text(PageTexts.toReport())
                + "</a></p>\n");
        body.append(Html.paragraph(PageTexts.puzzleText()));
        body.append(Html.paragraph(PageTexts.expected() + ": " + Expected.of(exercise, failure)));
        body.append("<noscript>").append(Html.paragraph(PageTexts.noScript())).append("</noscript>\n");
        body.append(game(puzzle));
        if (!code.isEmpty()) {
            body.append("<section>").append(Html.heading(PageTexts.yourCode()));
            body.append(CodeTable.of(exercise, code)).append("</section>\n");
        }
        body.append("<section>").append(Html.heading(PageTexts.whatIsKnown()));
        body.append(Html.paragraph(PageTexts.knownRecord()));
        body.append(Html.paragraph(puzzle.about()));
        body.append(Html.paragraph(PageTexts.knownLocks()));
        body.append("</section>\n<details><summary>")
                .append(Html.text(PageTexts.allOrders(puzzle.orders().size())))
                .append("</summary>\n")
                .append(orders(puzzle))
                .append("</details>\n");
        Map<String, Shown> moments = new LinkedHashMap<>();
        puzzle.moments().forEach((path, moment) -> moments.put(path, shown(puzzle, path, moment)));
        return Pages.fill(
                "puzzle.html",
                Map.of(
                        "title",
                        Html.text(PageTexts.puzzleTitle(exercise.label())),
                        "style",
                        Pages.own("benchmark.css") + Pages.own("report.css"),
                        "body",
                        body.toString(),
                        "data",
                        Pages.json(moments),
                        "script",
                        Pages.own("puzzle.js")));
    }

    private static String game(Puzzle puzzle) {
        StringBuilder html = new StringBuilder("<section id=\"game\">\n<div class=\"threads\">\n");
        for (int i = 0; i < puzzle.threads().size(); i++) {
            html.append("<div class=\"thread\"><h2>")
                    .append(Html.line(puzzle.threads().get(i)))
                    .append("</h2><ol>");
            for (Step step : puzzle.own().get(i)) {
                html.append("<li>")
                        .append(Html.line(withoutAnswer(step.action())))
                        .append(" <small>")
                        .append(Html.line(step.location()))
                        .append("</small></li>");
            }
            html.append("</ol><p class=\"cell\"></p><button type=\"button\" data-run=\"" + i + "\">")
                    .append(Html.line(PageTexts.run(i + 1, puzzle.threads().get(i))))
                    .append("</button></div>\n");
        }
        html.append("</div>\n<p><b>" + Html.text(PageTexts.shared()) + ":</b> <output id=\"shared\"></output></p>\n");
        html.append("<p id=\"verdict\" role=\"status\"></p>\n<p class=\"buttons\">");
        html.append("<button type=\"button\" id=\"undo\">" + Html.text(PageTexts.undo()) + "</button>");
        html.append("<button type=\"button\" id=\"again\">" + Html.text(PageTexts.again()) + "</button></p>\n");
        html.append("<h2>" + Html.text(PageTexts.yourOrder()) + "</h2>\n<ol id=\"order\"></ol>\n</section>\n");
        return html.toString();
    }

    /** What a step asks for: what comes out depends on the order. */
    static String withoutAnswer(String action) {
        return action.startsWith("set ")
                ? action.replaceFirst("^set -?\\d+ (to -?\\d+).*$", "set $1")
                : action.replaceFirst(" (-?\\d+|null|true|false)$", "");
    }

    private static String orders(Puzzle puzzle) {
        List<List<String>> rows = new ArrayList<>();
        puzzle.orders().forEach((path, moment) -> rows.add(List.of(who(puzzle, path), verdict(puzzle, path, moment))));
        return Html.table(PageTexts.allOrders(rows.size()), List.of(PageTexts.order(), PageTexts.ends()), rows);
    }

    private static String who(Puzzle puzzle, String path) {
        return path.chars()
                .mapToObj(choice -> Safe.line(puzzle.threads().get(choice - '0')))
                .collect(Collectors.joining(", "));
    }

    private static Shown shown(Puzzle puzzle, String path, Moment moment) {
        List<String> cells = new ArrayList<>();
        List<Boolean> can = new ArrayList<>();
        for (int i = 0; i < moment.next().size(); i++) {
            String next = moment.next().get(i);
            can.add(!next.isEmpty());
            cells.add(
                    !next.isEmpty()
                            ? PageTexts.next() + ": " + Safe.line(next)
                            : moment.away().contains(i) ? PageTexts.away() : PageTexts.done());
        }
        String thread =
                path.isEmpty() ? "" : Safe.line(puzzle.threads().get(path.charAt(path.length() - 1) - '0')) + ": ";
        String shared = moment.shared().entrySet().stream()
                .map(entry -> Safe.line(entry.getKey()) + " = " + Safe.line(entry.getValue()))
                .collect(Collectors.joining(", "));
        return new Shown(
                thread + Safe.line(moment.did()),
                shared,
                cells,
                can,
                verdict(puzzle, path, moment),
                moment.outcome() != Outcome.OPEN);
    }

    private static String verdict(Puzzle puzzle, String path, Moment moment) {
        // What breaks before the last step of the record is the record's own as well.
        boolean recorded = puzzle.recorded().startsWith(path);
        return switch (moment.outcome()) {
            case BREAKS ->
                recorded
                        ? PageTexts.brokeAsRecorded(Safe.line(moment.broken()))
                        : PageTexts.breaksByModel(Safe.line(moment.broken()));
            case HOLDS -> PageTexts.holdsByModel();
            case UNKNOWN -> PageTexts.notKnown();
            case OPEN -> path.isEmpty() ? PageTexts.start() : recorded ? PageTexts.asRecorded() : PageTexts.departs();
        };
    }
}
