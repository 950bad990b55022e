package io.github.primeskata.format;

import io.github.primeskata.result.ResultFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A format, or a family of formats, that other tools read. */
public enum Format {
    /** JUnit XML, for Jenkins, GitLab, Azure and most others. */
    JUNIT,
    /** The Common Test Report Format. */
    CTRF,
    /** SARIF 2.1.0, for what has a line. */
    SARIF,
    /** A job summary and annotations for GitHub Actions. */
    GITHUB,
    /** A code quality report for GitLab. */
    GITLAB,
    /** Gradescope's results.json. */
    GRADESCOPE,
    /** Gradebooks for Moodle and Canvas. */
    CSV;

    /** The name of the job summary among the files. */
    public static final String SUMMARY = "github-summary.md";

    /** The name of the annotations among the files. */
    public static final String ANNOTATIONS = "github-annotations.txt";

    /** The word on the command line: {@code junit}. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** All words. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Format::word).toList();
    }

    /** The format of that word. */
    public static Optional<Format> of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }

    /**
     * The files of these formats, by name, in a fixed order.
     *
     * @param learner whose result it is, for the gradebooks
     */
    public static Map<String, String> files(Set<Format> formats, ResultFile result, String learner) {
        Map<String, String> files = new LinkedHashMap<>();
        for (Format format : new ArrayList<>(Arrays.asList(values()))) {
            if (formats.contains(format)) {
                files.putAll(format.files(result, learner));
            }
        }
        return files;
    }

    private Map<String, String> files(ResultFile result, String learner) {
        return switch (this) {
            case JUNIT -> Map.of("junit.xml", JUnitXml.of(result));
            case CTRF -> Map.of("ctrf.json", Ctrf.of(result));
            case SARIF -> Map.of("primes.sarif", Sarif.of(result));
            case GITHUB ->
                ordered(
                        SUMMARY,
                        GitHub.summary(result),
                        ANNOTATIONS,
                        String.join("\n", GitHub.annotations(result)) + "\n");
            case GITLAB -> Map.of("gl-code-quality-report.json", GitLab.of(result));
            case GRADESCOPE -> Map.of("gradescope/results.json", Gradescope.of(result));
            case CSV -> {
                Gradebook book = Gradebook.of(learner, result);
                yield ordered("moodle.csv", book.moodle(), "canvas.csv", book.canvas());
            }
        };
    }

    private static Map<String, String> ordered(String first, String text, String second, String other) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(first, text);
        files.put(second, other);
        return files;
    }
}
