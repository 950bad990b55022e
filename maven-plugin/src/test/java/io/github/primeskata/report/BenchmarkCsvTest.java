package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.bench.BenchmarkReport;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarkCsvTest {

    static Set<String> reports() {
        return Benchmarks.all().keySet();
    }

    private static List<String> lines(String report) {
        return BenchmarkCsv.of(Benchmarks.all().get(report)).lines().toList();
    }

    private static Map<String, String> row(String report, int line) {
        String[] names = lines(report).get(0).split(",");
        String[] fields = lines(report).get(line).split(",", -1);
        Map<String, String> row = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            row.put(names[i], fields[i]);
        }
        return row;
    }

    @ParameterizedTest
    @MethodSource("reports")
    void every_row_has_a_line_and_no_field_needs_quotes(String report) {
        BenchmarkReport benchmark = Benchmarks.all().get(report);
        int rows = benchmark.evaluation().tables().stream()
                .mapToInt(table -> table.rows().size())
                .sum();
        List<String> lines = lines(report);
        assertEquals(rows + 1, lines.size());
        int columns = lines.get(0).split(",").length;
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            assertEquals(columns, fields.length, line);
            assertTrue(Arrays.stream(fields).allMatch(field -> field.matches("[A-Za-z0-9._-]*")), line);
        }
    }

    @Test
    void line_tells_time_gain_and_verdict() {
        Map<String, String> row = row("both", 5);
        assertEquals("learner e310 3", row.get("of") + " " + row.get("exercise") + " " + row.get("workers"));
        assertEquals("FASTER", row.get("verdict"));
        assertEquals("8", row.get("runs"));
        assertTrue(Double.parseDouble(row.get("gain_low")) > 2, row::toString);
    }

    @Test
    void line_of_a_row_that_failed_has_no_gain() {
        Map<String, String> row = row("hostile", 2);
        assertEquals("THREW", row.get("failed"));
        assertEquals("", row.get("gain"));
    }
}
