package io.github.primeskata.format;

import io.github.primeskata.result.Place;
import io.github.primeskata.result.ResultFile;
import io.github.primeskata.text.FormatWords;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found at a line of a submission, in SARIF 2.1.0. What has no line is not in it. */
final class Sarif {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Sarif() {}

    /** The text of the file. */
    static String of(ResultFile result) {
        List<Finding> findings = Finding.of(result).stream()
                .filter(finding -> finding.place().isPresent())
                .toList();
        List<String> rules = findings.stream().map(Finding::rule).distinct().toList();
        ObjectNode root = JSON.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        root.put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool").putObject("driver");
        driver.put("name", FormatWords.summaryHeading());
        driver.put("version", result.grader());
        ArrayNode described = driver.putArray("rules");
        for (String rule : rules) {
            ObjectNode one = described.addObject();
            one.put("id", rule);
            one.putObject("shortDescription").put("text", FormatWords.rule(rule) + ".");
        }
        run.put("columnKind", "utf16CodeUnits");
        ArrayNode results = run.putArray("results");
        findings.forEach(finding -> result(results.addObject(), finding, rules.indexOf(finding.rule())));
        return JSON.writeValueAsString(root) + "\n";
    }

    private static void result(ObjectNode node, Finding finding, int rule) {
        node.put("ruleId", finding.rule());
        node.put("ruleIndex", rule);
        node.put("level", finding.advice() ? "warning" : "error");
        // Braces would stand for arguments, brackets for links.
        String text =
                (finding.label() + ": " + finding.message()).replace("{", "{{").replace("}", "}}");
        node.putObject("message").put("text", text.replace("[", "\\[").replace("]", "\\]"));
        Place place = finding.place().orElseThrow();
        ObjectNode physical = node.putArray("locations").addObject().putObject("physicalLocation");
        ObjectNode artifact = physical.putObject("artifactLocation");
        artifact.put("uri", uri(place.path(finding.exercise())));
        artifact.put("uriBaseId", "%SRCROOT%");
        physical.putObject("region").put("startLine", place.line());
        node.putObject("partialFingerprints").put("primesKata/v1", finding.fingerprint());
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
