package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.grade.Verdict;
import io.github.primeskata.text.PageTexts;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReportPageTest {

    static Set<String> runs() {
        return ReportPages.all().keySet();
    }

    private static String report(String run) throws IOException {
        return ReportPages.of(run).get(ReportPage.FILE);
    }

    /** The page without style, scripts and data. */
    private static String body(String page) {
        return page.replaceAll("(?s)<style>.*?</style>|<script.*?</script>|<!--.*?-->", "");
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void pages_forbid_themselves_every_request_and_ask_for_none(String run) throws IOException {
        for (String page : ReportPages.of(run).values()) {
            assertTrue(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src "
                    + "'unsafe-inline'; base-uri 'none'; form-action 'none'\""));
            assertFalse(Pattern.compile("<(link|img|iframe|object|embed|form)\\b|<script[^>]* src|@import|url\\(")
                    .matcher(page.replaceAll("(?s)<script type=\"application/json\".*?</script>", ""))
                    .find());
        }
    }

    /** A link leads to a part of the page or to another file of the same report. */
    @ParameterizedTest
    @MethodSource("runs")
    void every_link_leads_somewhere_and_nowhere_else(String run) throws IOException {
        Map<String, String> files = ReportPages.of(run);
        for (Map.Entry<String, String> file : files.entrySet()) {
            List<String> links = Pattern.compile("<a href=\"([^\"]*)\"")
                    .matcher(file.getValue())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            for (String link : links) {
                String[] parts = (link + "#").split("#", -1);
                String target = files.get(parts[0].isEmpty() ? file.getKey() : parts[0]);
                assertTrue(target != null && (parts[1].isEmpty() || target.contains("id=\"" + parts[1] + "\"")), link);
            }
            assertEquals(links.size(), count(file.getValue(), "<a\\b"));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void figure_and_its_table_stand_side_by_side(String run) throws IOException {
        String body = body(report(run));
        long figures = count(body, "<div class=\"(wide figure|plot)\\b");
        assertEquals(figures, count(body, "<div class=\"beside\">"));
        for (String part : List.of(body.split("<div class=\"beside\">")).subList(1, (int) figures + 1)) {
            assertTrue(part.startsWith("<div class=\"wide figure") || part.startsWith("<div class=\"plot\""), part);
            assertTrue(part.contains("<table>"), part);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void everything_that_was_graded_is_there_with_the_words_of_the_terminal(String run) throws IOException {
        RunReport report = ReportPages.all().get(run);
        String body = body(report(run));
        report.results().forEach(result -> {
            var grade = result.grade();
            assertTrue(body.contains(Html.text(grade.exercise().label())));
            assertTrue(body.contains(grade.points() + " / " + grade.max()));
            grade.failure().ifPresent(failure -> {
                assertTrue(body.contains(Html.line(failure.observed())));
                assertTrue(body.contains(Html.text(Expected.of(grade.exercise(), failure))));
                assertTrue(body.contains(
                        NextStep.after(report, grade.exercise(), failure).command()));
            });
            if (!(grade.verdict() instanceof Verdict.NotStarted)) {
                grade.checks().forEach(check -> assertTrue(body.contains(Html.line(check.reason()))));
            }
        });
    }

    @Test
    void text_of_a_submission_is_text_and_nothing_else() throws IOException {
        for (String run : List.of("hostile", "hostile-puzzle")) {
            for (String page : ReportPages.of(run).values()) {
                assertFalse(page.contains("<img"), run);
                assertFalse(page.contains("<script>fetch"), run);
                assertFalse(body(page).contains("\" onload"), run);
                assertTrue(page.codePoints().noneMatch(c -> c == 0x1b || c == 0x202E), run);
            }
        }
        String puzzle = ReportPages.of("hostile-puzzle").get("puzzle-e510.html");
        assertEquals(2, count(puzzle, "</script>"), "its data and its script");
        assertTrue(puzzle.contains("&lt;/script&gt;"));
        assertEquals(1, count(report("hostile-puzzle"), "</script>"));
    }

    @Test
    void lines_of_code_are_on_both_pages_as_text() throws IOException {
        String attack = "</script><img src=x onerror=alert(1)> \u001b[2J\u202e";
        RunReport plain = ReportPages.all().get("puzzle");
        RunReport report = new RunReport(
                plain.version(),
                plain.jdk(),
                plain.cores(),
                plain.finished(),
                plain.results(),
                Map.of("e510_lost_update", List.of(new CodeLine("PrimeCounter.java", 22, attack))),
                plain.hintsSeen(),
                plain.standing(),
                plain.notes());

        for (String page :
                ReportPage.of(report, ReportPages.MACHINE, Optional.empty()).values()) {
            assertTrue(page.contains("<td>PrimeCounter.java:22</td>"));
            assertTrue(page.contains(Html.text(Safe.line(attack))));
            assertFalse(page.contains("<img"));
            assertTrue(page.codePoints().noneMatch(c -> c == 0x1b || c == 0x202E));
        }
        String printed = TerminalReport.of(report, new Style(false, false, 80));
        assertTrue(printed.contains("  PrimeCounter.java:22  </script><img"), printed);
        assertTrue(printed.codePoints().noneMatch(c -> c == 0x1b || c == 0x202E));
    }

    @Test
    void steps_stand_in_the_column_of_their_thread_and_the_breaking_one_says_so() throws IOException {
        String body = body(report("puzzle"));
        List<String> columns = Pattern.compile("class=\"step[^\"]*\" style=\"grid-column:(\\d);grid-row:(\\d)\"")
                .matcher(body)
                .results()
                .map(found -> found.group(1) + "/" + found.group(2))
                .toList();
        assertEquals(List.of("1/2", "2/3", "2/4", "1/5"), columns);
        assertTrue(body.contains("write 1 (" + PageTexts.breaksHere() + ")"));
        assertEquals(1, count(body, "<strong>" + PageTexts.breaksHere()));
    }

    @Test
    void race_whose_model_holds_true_has_a_puzzle_and_no_other() throws IOException {
        assertEquals(
                Set.of(ReportPage.FILE, "puzzle-e510.html"),
                ReportPages.of("puzzle").keySet());
        assertFalse(report("puzzle").contains(PageTexts.noPuzzle()));
        assertTrue(report("several").contains(PageTexts.noPuzzle()), "it says why there is none");
        assertEquals(Set.of(ReportPage.FILE), ReportPages.of("failure").keySet());
        assertEquals(Set.of(ReportPage.FILE), ReportPages.of("several").keySet());
    }

    @Test
    void standing_is_of_the_whole_course_and_the_sum_of_the_run() throws IOException {
        String body = body(report("several"));
        assertTrue(body.contains("<p class=\"sum\">3 of 8 exercises solved, 37 %"), body);
        assertTrue(body.contains("<tr><td>0</td><td>2 / 2</td>"), body);
        assertTrue(body.contains("<tr><td>2</td><td>0 / 1</td>"), body);
        assertTrue(body.contains("<tr><td>9</td><td>0 / 1</td>"), body);
        assertTrue(body.contains("2 of 6 exercises solved"), body);
    }

    @Test
    void calls_show_primes_by_more_than_colour() throws IOException {
        String body = body(report("puzzle"));
        assertTrue(body.contains("<i class=\"prime\">3</i><i>4</i>"));
        assertTrue(body.contains("[2] [3] 4"));
        String css = report("puzzle");
        assertTrue(css.contains("border: 1px dashed var(--weak)"));
    }

    @Test
    void curves_are_those_of_the_benchmark_or_the_page_says_that_there_are_none() throws IOException {
        List<String> titles = Plots.of(Benchmarks.all().get("quick")).stream()
                .map(plot -> "<h3>" + Html.text(plot.title()) + "</h3>")
                .collect(Collectors.toList());
        assertFalse(titles.isEmpty());
        String body = body(report("puzzle"));
        titles.forEach(title -> assertTrue(body.contains(title), title));
        assertTrue(report("pass").contains("Next: mvn primes:benchmark"));
        assertFalse(report("pass").contains("uPlot 1.6.30"));
    }

    @Test
    void spoilt_curves_are_none() {
        for (String kept : List.of("", "{", "[]", "{}", "null", "{\"finished\":\"x\",\"machine\":[],\"plots\":[{}]}")) {
            assertEquals(Optional.empty(), Curves.read(kept), kept);
        }
        Benchmarks.all()
                .values()
                .forEach(report -> assertEquals(
                        Plots.of(report),
                        Curves.read(Curves.kept(report, Instant.parse("2026-11-26T12:00:00Z")))
                                .orElseThrow()
                                .plots()));
    }
}
