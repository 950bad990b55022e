package io.github.primeskata.format;

import io.github.primeskata.result.ResultFile;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found at a line of a submission, as GitLab's code quality report. Its tests GitLab reads from JUnit XML. */
final class GitLab {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private GitLab() {}

    /** The text of the file. */
    static String of(ResultFile result) {
        ArrayNode root = JSON.createArrayNode();
        for (Finding finding : Finding.of(result)) {
            finding.place().ifPresent(place -> {
                ObjectNode one = root.addObject();
                one.put("description", finding.label() + ": " + finding.message());
                one.put("check_name", finding.rule());
                one.put("fingerprint", finding.fingerprint());
                one.put("severity", finding.advice() ? "minor" : "major");
                ObjectNode location = one.putObject("location");
                location.put("path", place.path(finding.exercise()));
                location.putObject("lines").put("begin", place.line());
            });
        }
        return JSON.writeValueAsString(root) + "\n";
    }
}
