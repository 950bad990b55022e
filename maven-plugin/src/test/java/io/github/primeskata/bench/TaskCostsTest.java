package io.github.primeskata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.measure.TaskCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaskCostsTest {

    private static String result(String benchmark, String score, String confidence, String unit) {
        return """
                {"benchmark": "kata.measured.%s", "jdkVersion": "25.0.3", "primaryMetric":
                {"score": %s, "scoreConfidence": %s, "scoreUnit": "%s"}}
                """.formatted(benchmark, score, confidence, unit);
    }

    @Test
    void read_what_jmh_has_left_gives_the_cheapest_first(@TempDir Path folder) throws IOException {
        Files.writeString(
                folder.resolve(TaskCosts.FILE),
                "[" + result("CostPerTask.executor", "171.5", "[160.0, 183.0]", "ns/op") + ","
                        + result("CostPerTask.loop", "70.25", "[\"NaN\", \"NaN\"]", "ns/op") + "]");

        List<TaskCost> costs = TaskCosts.read(folder);

        assertEquals(2, costs.size());
        assertEquals("loop", costs.get(0).way());
        assertTrue(Double.isNaN(costs.get(0).low()) && Double.isNaN(costs.get(0).high()));
        assertEquals(new TaskCost("executor", 171.5, 160, 183, "25.0.3"), costs.get(1));
    }

    @Test
    void read_without_a_file_gives_nothing(@TempDir Path folder) throws IOException {
        assertEquals(List.of(), TaskCosts.read(folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "[]", "{}", "3", "[{\"benchmark\": \"kata.measured.CostPerTask.loop\"}]"})
    void parse_what_is_not_jmhs_gives_nothing(String json) {
        assertEquals(List.of(), TaskCosts.parse(json));
    }

    @Test
    void parse_other_benchmarks_and_other_units_are_passed_over() {
        assertEquals(
                List.of(),
                TaskCosts.parse("[" + result("Other.loop", "1", "[1, 1]", "ns/op") + ","
                        + result("CostPerTask.loop", "1", "[1, 1]", "us/op") + "]"));
    }
}
