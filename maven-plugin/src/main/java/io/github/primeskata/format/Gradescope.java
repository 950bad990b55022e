package io.github.primeskata.format;

import io.github.primeskata.result.Entry;
import io.github.primeskata.result.Place;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.text.FormatWords;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result as Gradescope's {@code results.json}. A test is an exercise, since its points may be fewer than those of its
 * checks; all texts are plain.
 */
final class Gradescope {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Gradescope() {}

    /** The text of the file. */
    static String of(ResultFile result) {
        ObjectNode root = JSON.createObjectNode();
        root.put("score", result.points());
        root.put("execution_time", result.elapsedMillis() / 1000);
        root.put(
                "output",
                FormatWords.summary(
                        result.points(),
                        result.max(),
                        result.solved(),
                        result.exercises().size()));
        root.put("output_format", "text");
        root.put("test_output_format", "text");
        root.put("test_name_format", "text");
        ArrayNode tests = root.putArray("tests");
        result.exercises().forEach(entry -> test(tests.addObject(), entry));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void test(ObjectNode test, Entry entry) {
        test.put("name", entry.label());
        test.put("number", entry.id());
        test.put("score", entry.points());
        test.put("max_score", entry.max());
        test.put("status", entry.passed() ? "passed" : "failed");
        test.put("output", output(entry));
    }

    private static String output(Entry entry) {
        List<String> lines = new ArrayList<>(List.of(entry.verdictDetail()));
        entry.failure()
                .ifPresent(failure -> lines.add(FormatWords.failure(
                        failure.observed(),
                        failure.expected(),
                        failure.place().map(Place::shown).orElse(""),
                        failure.detail(),
                        failure.replay())));
        entry.checks()
                .forEach(check -> lines.add(FormatWords.checkPoints(
                        check.points(), check.max(), check.clause(), check.name(), check.reason())));
        int sum = entry.checks().stream().mapToInt(Entry.CheckLine::points).sum();
        if (entry.points() < sum) {
            lines.add(FormatWords.capped(entry.points()));
        }
        lines.addAll(entry.warnings());
        return String.join("\n", lines) + "\n";
    }
}
