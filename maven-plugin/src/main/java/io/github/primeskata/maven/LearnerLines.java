package io.github.primeskata.maven;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.report.CodeLine;
import io.github.primeskata.run.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines that failures name, from the files that were graded. */
final class LearnerLines {

    private static final long MOST_BYTES = 1_000_000;

    private LearnerLines() {}

    /**
     * The lines, by the exercise's name. A file that was saved since then is left out: its lines may be others now. So
     * is one that cannot be read.
     *
     * @param begun when the grading began, or earlier
     */
    static Map<String, List<CodeLine>> read(Layout layout, List<Result> results, Instant begun) {
        Map<String, List<CodeLine>> lines = new HashMap<>();
        for (Result result : results) {
            result.grade().failure().ifPresent(failure -> {
                Exercise exercise = result.grade().exercise();
                List<CodeLine> named = CodeLine.of(failure, files(layout, exercise, begun));
                if (!named.isEmpty()) {
                    lines.put(exercise.name(), named);
                }
            });
        }
        return lines;
    }

    private static Map<String, List<String>> files(Layout layout, Exercise exercise, Instant before) {
        Map<String, List<String>> files = new HashMap<>();
        for (String name : exercise.files()) {
            Path file = layout.stubs().resolve(exercise.name()).resolve(name);
            try {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && Files.size(file) <= MOST_BYTES
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    files.put(
                            name,
                            new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList());
                }
            } catch (IOException e) {
                // The failure is told without its lines.
            }
        }
        return files;
    }
}
