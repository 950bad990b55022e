package io.github.primeskata.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.grade.CheckReport;
import io.github.primeskata.grade.Evidence;
import io.github.primeskata.grade.Grader;
import io.github.primeskata.report.CodeLine;
import io.github.primeskata.run.Result;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnerLinesTest {

    private static final Instant BEGUN = Instant.parse("2026-11-23T10:15:30Z");
    private static final Map<String, List<CodeLine>> FIRST_LINE =
            Map.of("e410_threads", List.of(new CodeLine("ThreadsRunner.java", 1, "class ThreadsRunner {")));

    private final Exercise exercise = Samples.exercise("e410_threads");
    private Path file;

    @TempDir
    Path root;

    @BeforeEach
    void solution() throws IOException {
        Path folder = new Layout(root).stubs().resolve("e410_threads");
        Files.createDirectories(folder);
        file = folder.resolve(exercise.files().get(0));
        write("class ThreadsRunner {\n}\n".getBytes(StandardCharsets.UTF_8));
    }

    private void write(byte[] content) throws IOException {
        Files.write(file, content);
        saved(BEGUN.minusSeconds(60));
    }

    private void saved(Instant when) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(when));
    }

    /** A grading that found fault with the first line. */
    private Map<String, List<CodeLine>> read() {
        var check = Samples.check("workers_are_named", 1);
        var report = new CheckReport(check.id(), false, "WRONG", "", "seen", "ThreadsRunner.java:1", "", List.of());
        var grade = Grader.grade(Evidence.none(exercise, List.of(check)).withRun(List.of(report), Optional.empty()));
        Result result = new Result(grade, List.of(), List.of(), "", List.of(), 10_000_000_000L);
        return LearnerLines.read(new Layout(root), List.of(result), BEGUN);
    }

    @Test
    void lines_are_those_of_the_file_that_was_graded() {
        assertEquals(FIRST_LINE, read());
    }

    @Test
    void file_that_was_saved_during_the_grading_is_left_out() throws IOException {
        saved(BEGUN.plusMillis(1));
        assertEquals(Map.of(), read());
        saved(BEGUN.minusMillis(1));
        assertEquals(FIRST_LINE, read());
    }

    @Test
    void file_that_is_gone_is_left_out() throws IOException {
        Files.delete(file);
        assertEquals(Map.of(), read());
    }

    @Test
    void link_is_not_followed() throws IOException {
        Path elsewhere = root.resolve("elsewhere");
        Files.move(file, elsewhere);
        Files.createSymbolicLink(file, elsewhere);
        assertEquals(Map.of(), read());
    }

    @Test
    void line_that_is_no_text_does_no_harm() throws IOException {
        write(new byte[] {(byte) 0xff, (byte) 0xfe, 0x1b, '['});
        assertEquals(1, read().get("e410_threads").size());
    }
}
