package io.github.primeskata.format;

import io.github.primeskata.result.Entry;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.text.FormatWords;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A result in the Common Test Report Format. A test is an exercise, because only of exercises it is known how long they
 * took; its checks are its steps.
 */
final class Ctrf {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Ctrf() {}

    /** The text of the file. */
    static String of(ResultFile result) {
        ObjectNode root = JSON.createObjectNode();
        root.put("reportFormat", "CTRF");
        root.put("specVersion", "0.0.0");
        root.put("generatedBy", "primes-maven-plugin " + result.grader());
        ObjectNode results = root.putObject("results");
        ObjectNode tool = results.putObject("tool");
        tool.put("name", FormatWords.summaryHeading());
        if (!result.grader().isEmpty()) {
            tool.put("version", result.grader());
        }
        ObjectNode summary = results.putObject("summary");
        Map<String, Long> counts = result.exercises().stream()
                .map(Ctrf::status)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        summary.put("tests", result.exercises().size());
        for (String status : List.of("passed", "failed", "pending", "skipped", "other")) {
            summary.put(status, counts.getOrDefault(status, 0L));
        }
        long stop = result.finished().toEpochMilli();
        summary.put("start", stop - result.elapsedMillis());
        summary.put("stop", stop);
        ArrayNode tests = results.putArray("tests");
        result.exercises().forEach(entry -> test(tests.addObject(), entry));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void test(ObjectNode test, Entry entry) {
        test.put("name", entry.label());
        test.put("status", status(entry));
        test.put("duration", entry.elapsedMillis());
        test.put("rawStatus", entry.verdictDetail());
        entry.failure().ifPresent(failure -> {
            test.put("message", FormatWords.observedNotExpected(failure.observed(), failure.expected()));
            if (!failure.detail().isBlank()) {
                test.put("trace", failure.detail());
            }
            failure.place().ifPresent(place -> {
                test.put("filePath", place.path(entry.name()));
                test.put("line", place.line());
            });
        });
        ArrayNode steps = test.putArray("steps");
        entry.checks().forEach(check -> {
            ObjectNode step = steps.addObject();
            step.put("name", check.name());
            step.put(
                    "status",
                    switch (check.state()) {
                        case PASSED -> "passed";
                        case FAILED -> "failed";
                        case NOT_REACHED -> "skipped";
                    });
        });
        ObjectNode extra = test.putObject("extra");
        extra.put("exercise", entry.name());
        extra.put("points", entry.points());
        extra.put("max", entry.max());
    }

    private static String status(Entry entry) {
        return switch (entry.verdict()) {
            case "PASS" -> "passed";
            case "NOT_STARTED" -> "skipped";
            case "INTERNAL_ERROR", "INCONCLUSIVE" -> "other";
            default -> "failed";
        };
    }
}
