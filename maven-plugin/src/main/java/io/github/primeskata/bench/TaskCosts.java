package io.github.primeskata.bench;

import io.github.primeskata.measure.TaskCost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The costs of a task that JMH has left in a file. */
public final class TaskCosts {

    /** Where they are, in the output folder. */
    public static final String FILE = "cost-per-task.json";

    private static final String BENCHMARK = "CostPerTask.";
    private static final String UNIT = "ns/op";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TaskCosts() {}

    /** Those in an output folder, the cheapest first; none if there is no such file, or if it is not JMH's. */
    public static List<TaskCost> read(Path output) throws IOException {
        Path file = output.resolve(FILE);
        return Files.isRegularFile(file) ? parse(Files.readString(file)) : List.of();
    }

    static List<TaskCost> parse(String json) {
        List<TaskCost> costs = new ArrayList<>();
        try {
            for (JsonNode result : JSON.readTree(json)) {
                String name = result.path("benchmark").asString("");
                JsonNode metric = result.path("primaryMetric");
                int at = name.lastIndexOf(BENCHMARK);
                if (at >= 0
                        && metric.path("score").isNumber()
                        && metric.path("scoreUnit").asString("").equals(UNIT)) {
                    costs.add(new TaskCost(
                            name.substring(at + BENCHMARK.length()),
                            metric.path("score").asDouble(),
                            number(metric.at("/scoreConfidence/0")),
                            number(metric.at("/scoreConfidence/1")),
                            result.path("jdkVersion").asString("")));
                }
            }
        } catch (JacksonException e) {
            return List.of();
        }
        costs.sort(Comparator.comparingDouble(TaskCost::nanos));
        return List.copyOf(costs);
    }

    /** JMH writes what is no number as text. */
    private static double number(JsonNode node) {
        return node.isNumber() ? node.asDouble() : Double.NaN;
    }
}
