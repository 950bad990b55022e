package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.bench.BenchmarkReport;
import io.github.primeskata.measure.Block;
import io.github.primeskata.measure.Evaluation;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BenchmarkTableTest {

    private static final Style PLAIN = new Style(false, false, 80);

    static Set<String> reports() {
        return Benchmarks.all().keySet();
    }

    private static String table(String report, Style style) {
        BenchmarkReport benchmark = Benchmarks.all().get(report);
        return BenchmarkTable.of(benchmark, List.of(Messages.benchmarkFiles("target/primes/benchmark.html")), style);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void tables_are_as_kept(String report) throws IOException {
        Golden.assertGolden("benchmark-" + report, table(report, PLAIN));
    }

    @Test
    void tables_with_colour_are_as_kept() throws IOException {
        Golden.assertGolden("benchmark-both-colour", table("both", new Style(true, false, 80)));
    }

    @Test
    void tables_in_ascii_are_as_kept() throws IOException {
        Golden.assertGolden("benchmark-guide-ascii", table("guide", new Style(false, true, 80)));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void tables_with_colour_say_the_same_as_without(String report) {
        assertEquals(
                table(report, PLAIN), table(report, new Style(true, false, 80)).replaceAll("\\e\\[\\d+m", ""));
    }

    @ParameterizedTest
    @MethodSource("reports")
    void lines_fit_into_80_columns_and_hold_nothing_that_acts_on_a_terminal(String report) {
        for (String line : table(report, PLAIN).split("\n")) {
            assertEquals(line.stripTrailing(), line);
            assertTrue(line.length() <= 80 || line.contains("xxxxx"), line);
            assertTrue(line.codePoints().allMatch(c -> c >= ' ' && c != 0x202E && c != 0x7F), line);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"quick", "busy", "one-processor"})
    void what_can_be_judged_is_said_before_anything_is_measured(String report) throws IOException {
        BenchmarkReport tried = Benchmarks.all().get(report);
        List<Block> blocks = tried.evaluation().tables().stream()
                .map(Evaluation.Table::block)
                .toList();
        String text = BenchmarkTable.before(tried, blocks, PLAIN);
        Golden.assertGolden("benchmark-before-" + report, text);
        assertTrue(text.lines().allMatch(line -> line.length() <= 80), text);
    }

    @Test
    void busy_machine_calls_nothing_that_calculates_faster_or_slower() {
        String calculating = table("busy", PLAIN).split("nothing but divisions")[1];
        assertFalse(calculating.contains("faster") || calculating.contains("slower"));
        assertTrue(calculating.lines().noneMatch(line -> line.matches(".*\\d +same")), calculating);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.0000",
        "0.05714, 0.0571",
        "0.09996, 0.100",
        "0.3624, 0.362",
        "1.3509, 1.35",
        "9.996, 10.0",
        "52.31, 52.3",
        "99.96, 100",
        "1138.4652, '1,138'",
        "NaN, -"
    })
    void figures_have_three_digits_that_count(double x, String shown) {
        assertEquals(shown, Figures.three(x));
    }
}
