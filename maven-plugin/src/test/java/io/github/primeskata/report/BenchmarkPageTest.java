package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.TaskCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BenchmarkPageTest {

    static Set<String> reports() {
        return Benchmarks.all().keySet();
    }

    /** Also kept in target, to be looked at. */
    private static String page(String report) throws IOException {
        String page = BenchmarkPage.of(Benchmarks.all().get(report), "0.1.0", Instant.parse("2026-11-26T12:00:00Z"));
        Path folder = Files.createDirectories(Path.of("target/pages"));
        Files.writeString(folder.resolve("benchmark-" + report + ".html"), page);
        return page;
    }

    private static JsonNode plots(String page) {
        Matcher data = Pattern.compile("(?s)<script type=\"application/json\" id=\"plots\">(.*?)</script>")
                .matcher(page);
        assertTrue(data.find());
        return JsonMapper.builder().build().readTree(data.group(1));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void page_forbids_itself_every_request_and_asks_for_none(String report) throws IOException {
        String page = page(report);
        assertTrue(page.contains("content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; "
                + "base-uri 'none'; form-action 'none'\""));
        assertFalse(Pattern.compile("<(link|img|iframe|object|embed|form|a)\\b|<script[^>]* src|@import|url\\(")
                .matcher(page)
                .find());
        assertTrue(page.contains("Permission is hereby granted, free of charge"), "uPlot's licence is in it");
    }

    @Test
    void costs_that_jmh_has_measured_are_a_table_of_their_own() throws IOException {
        BenchmarkReport report = Benchmarks.all().values().iterator().next();
        Instant now = Instant.parse("2026-11-26T12:00:00Z");
        String page = BenchmarkPage.of(
                report,
                List.of(
                        new TaskCost("loop", 70, 69, 71.25, "25.0.3"),
                        new TaskCost("<b>", 35, Double.NaN, Double.NaN, "25.0.3")),
                "0.1.0",
                now);

        assertTrue(page.contains("69.0 to 71.3") && page.contains("<td>0.500</td>"), page);
        assertTrue(page.contains("&lt;b&gt;") && !page.contains("<b>"), page);
        assertFalse(BenchmarkPage.of(report, "0.1.0", now).contains("by JMH"));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void every_plot_has_its_place_and_its_table_with_each_of_its_points(String report) throws IOException {
        String page = page(report);
        JsonNode plots = plots(page);
        assertEquals(
                plots.size(), page.split("<div class=\"plot\" role=\"img\" aria-label=\"[^\"]+\">", -1).length - 1);
        for (JsonNode plot : plots) {
            // What one worker has is the measure of a speed-up, and no row.
            long shown = 0;
            for (JsonNode line : plot.path("lines")) {
                for (JsonNode point : line.path("points")) {
                    boolean measure =
                            plot.path("ideal").asDouble() > 0 && point.path("x").asInt() == 1;
                    shown += measure ? 0 : 1;
                }
            }
            assertEquals(shown, plot.at("/grid/rows").size(), plot.path("title").asString());
        }
    }

    @Test
    void page_has_the_plots_for_which_there_are_figures() throws IOException {
        assertEquals(
                List.of("Speed-up over workers", "Efficiency over workers", "Cost of a task"), titles(page("quick")));
        assertEquals(
                List.of("Time over N", "Cost of a task", "Cost of a task", "Cost of a task"),
                titles(page("comparison")));
        assertEquals(List.of("Speed-up over workers", "Efficiency over workers"), titles(page("guide")));
        assertEquals(List.of(), titles(page("hostile")));
    }

    private static List<String> titles(String page) {
        return java.util.stream.StreamSupport.stream(plots(page).spliterator(), false)
                .map(plot -> plot.path("title").asString().split(":")[0])
                .toList();
    }

    @Test
    void points_of_a_busy_machine_are_hollow() throws IOException {
        JsonNode line = plots(page("busy")).get(0).path("lines").get(0);
        assertFalse(line.at("/points/1/judged").asBoolean());
        JsonNode quiet = plots(page("quick")).get(0).path("lines").get(0);
        assertTrue(quiet.at("/points/1/judged").asBoolean());
    }

    @Test
    void text_of_a_submission_is_text_and_nothing_else() throws IOException {
        assertEquals("&lt;/script&gt;&lt;b a=&quot;&#39;&amp;", Html.text("</script><b a=\"'&"));
        String page = page("hostile");
        assertTrue(page.contains("threw: "));
        assertTrue(page.codePoints().noneMatch(c -> c == 0x1b || c == 0x202E));
    }
}
