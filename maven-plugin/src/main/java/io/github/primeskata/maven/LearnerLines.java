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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines that failures name, from the files that were graded. */
final class LearnerLines {

    private static final long MOST_BYTES = 1_000_000;

    private LearnerLines() {}

    /**
     * The lines, by the exercise's name. A file that was saved after its grading had begun is left out: its lines may be
     * others now. So is one that cannot be read.
     *
     * @param finished when the last of the results was there
     */
    static Map<String, List<CodeLine>> read(Layout layout, List<Result> results, Instant finished) {
        Map<String, List<CodeLine>> lines = new HashMap<>();
        Instant end = finished;
        for (int i = results.size() - 1; i >= 0; i--) {
            Result result = results.get(i);
            Instant begin = end.minus(Duration.ofNanos(result.elapsedNanos()));
            result.grade().failure().ifPresent(failure -> {
                Exercise exercise = result.grade().exercise();
                List<CodeLine> named = CodeLine.of(failure, files(layout, exercise, begin));
                if (!named.isEmpty()) {
                    lines.put(exercise.name(), named);
                }
            });
            end = begin;
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
