package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.run.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {

    private static final String CLEAR = "\r\u001b[2K";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Exercise exercise = Samples.exercise("e410_threads");

    private ConsoleProgress progress(boolean live, int width) {
        return new ConsoleProgress(
                2,
                live,
                new Style(false, false, width),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void progress_on_a_terminal_changes_one_line_on_standard_error_and_clears_it() {
        ConsoleProgress progress = progress(true, 80);
        progress.stage(exercise, Progress.Stage.COMPILE);
        progress.stage(exercise, Progress.Stage.RUN);
        progress.check(exercise, "two_callers_meet");
        progress.done(Runs.pass("e410_threads"));
        progress.stage(exercise, Progress.Stage.PREPARE);
        assertEquals(
                CLEAR + "[1/2] e410 threads  compiling"
                        + CLEAR + "[1/2] e410 threads  running"
                        + CLEAR + "[1/2] e410 threads  running: two_callers_meet"
                        + CLEAR
                        + CLEAR + "[2/2] e410 threads  making the tests ready",
                err());
        assertEquals("", out());
    }

    @Test
    void progress_elsewhere_writes_one_line_an_exercise_without_codes() {
        ConsoleProgress progress = progress(false, 80);
        progress.stage(exercise, Progress.Stage.RUN);
        progress.check(exercise, "two_callers_meet");
        progress.done(Runs.pass("e410_threads"));
        progress.done(Runs.hang("e510_lost_update"));
        assertEquals("[1/2] e410 threads  PASS  1.3 s\n[2/2] e510 lost update  TIMEOUT(busy)  1.3 s\n", out());
        assertEquals("", err());
    }

    @Test
    void progress_elsewhere_is_silent_on_what_the_learner_has_not_begun() {
        ConsoleProgress progress = progress(false, 80);
        progress.done(Runs.notStarted("e410_threads"));
        progress.done(Runs.hang("e510_lost_update"));
        assertEquals("[2/2] e510 lost update  TIMEOUT(busy)  1.3 s\n", out());
    }

    @Test
    void progress_on_a_narrow_terminal_stays_in_one_line() {
        ConsoleProgress progress = progress(true, 40);
        for (int length : new int[] {1, 12, 13, 14, 15, 100}) {
            err.reset();
            progress.check(exercise, "x".repeat(length));
            assertTrue(err().replace(CLEAR, "").length() < 40, err());
        }
    }

    @Test
    void progress_of_a_hostile_verdict_writes_no_codes() {
        progress(false, 80).done(Runs.hostile("e410_threads"));
        assertEquals("[1/2] e410 threads  EXCEPTION(Bad??[1mException)  1.3 s\n", out());
    }
}
