package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalReportTest {

    private static final Style PLAIN = new Style(false, false, 80);

    /** The kinds of characters that a terminal acts on instead of showing them. */
    private static final Set<Integer> ACTING = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    static Set<String> runs() {
        return Runs.all().keySet();
    }

    private static String report(String run, Style style) {
        return TerminalReport.of(Runs.all().get(run), style);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void report_without_colour_is_as_kept(String run) throws IOException {
        Golden.assertGolden("terminal-" + run, report(run, PLAIN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pass", "failure", "several", "internal-error"})
    void report_with_colour_is_as_kept(String run) throws IOException {
        Golden.assertGolden("terminal-" + run + "-colour", report(run, new Style(true, false, 80)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "several"})
    void report_120_columns_wide_is_as_kept(String run) throws IOException {
        Golden.assertGolden("terminal-" + run + "-120", report(run, new Style(false, false, 120)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failure", "hostile"})
    void report_in_ascii_is_as_kept(String run) throws IOException {
        Golden.assertGolden("terminal-" + run + "-ascii", report(run, new Style(false, true, 80)));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void report_with_colour_says_the_same_as_without(String run) {
        assertEquals(report(run, PLAIN), report(run, new Style(true, false, 80)).replaceAll("\\e\\[\\d+m", ""));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void report_without_colour_holds_no_character_that_acts_on_a_terminal(String run) {
        for (boolean ascii : new boolean[] {false, true}) {
            String text = report(run, new Style(false, ascii, 80));
            text.codePoints()
                    .filter(c -> c != '\n')
                    .forEach(c ->
                            assertFalse(ACTING.contains(Character.getType(c)), () -> "U+" + Integer.toHexString(c)));
            assertTrue(!ascii || text.chars().allMatch(c -> c < 128));
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void report_lines_end_in_no_blank_and_fit_the_width_but_for_long_words(String run) {
        for (int width : new int[] {80, 120}) {
            for (String line : report(run, new Style(false, false, width)).split("\n")) {
                assertEquals(line.stripTrailing(), line);
                boolean longWord = Stream.of(line.strip().split(" ")).anyMatch(word -> word.length() > 50);
                assertTrue(line.length() <= width || longWord, line);
            }
        }
    }

    @Test
    void report_of_a_flood_is_short() {
        String text = report("hostile", PLAIN);
        assertTrue(text.length() < 10_000, () -> "length " + text.length());
        assertTrue(text.lines().count() < 200);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void report_ends_in_one_line_feed(String run) {
        String text = report(run, PLAIN);
        assertTrue(text.endsWith("\n") && !text.endsWith("\n\n"));
    }

    @Test
    void diff_of_a_golden_file_shows_what_went_and_what_came() {
        assertEquals("  a\n- b\n+ x\n  c\n+ d", Golden.diff("a\nb\nc\n", "a\nx\nc\nd\n"));
    }
}
