package io.github.primeskata.report;

import static io.github.primeskata.report.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.run.Result;
import io.github.primeskata.state.LearnerState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatchTextTest {

    private static final Style PLAIN = new Style(false, false, 80);
    private static final Style COLOUR = new Style(true, false, 80);
    private static final List<Exercise> ALL = Runs.exercises("e010_prime_test", "e410_threads", "e510_lost_update");

    private static WatchText.Facts facts(boolean single) {
        return new WatchText.Facts(
                ALL, new LearnerState(Map.of(), Map.of("e010_prime_test", "PASS")), "10:15:30", single);
    }

    private static RunReport report(Result result) {
        return Runs.report(result).with(List.of());
    }

    private static String result(Result result, Depth depth, Style style) {
        return WatchText.result(report(result), depth, facts(true), style);
    }

    @Test
    void failure_is_as_kept() throws IOException {
        Result race = Runs.race("e510_lost_update");
        assertGolden("watch-failure", result(race, Depth.QUICK, PLAIN));
        assertGolden("watch-failure-colour", result(race, Depth.FULL, COLOUR));
        assertGolden("watch-failure-120", result(race, Depth.QUICK, new Style(false, false, 120)));
        assertGolden("watch-compile-error", result(Runs.compileError("e410_threads"), Depth.QUICK, PLAIN));
    }

    /** The same lines as the grader's own report. */
    @Test
    void failure_has_the_lines_of_the_grader() {
        String graded = TerminalReport.of(Runs.report(Runs.race("e510_lost_update")), PLAIN);
        String watched = result(Runs.race("e510_lost_update"), Depth.QUICK, PLAIN);
        List<String> four = watched.lines().skip(2).limit(8).toList();
        assertTrue(graded.contains(String.join("\n", four)), () -> graded + "\n" + watched);
    }

    @Test
    void not_started_says_where_to_begin() throws IOException {
        assertGolden("watch-not-started", result(Runs.notStarted("e410_threads"), Depth.QUICK, PLAIN));
    }

    @Test
    void welcome_says_where_to_read_and_to_write() throws IOException {
        assertGolden("watch-welcome", WatchText.welcome(ALL.get(1), facts(true), PLAIN));
    }

    @Test
    void solved_names_what_comes_next_or_that_nothing_does() throws IOException {
        RunReport pass = report(Runs.pass("e410_threads"));
        assertGolden("watch-solved", WatchText.solved(pass, Optional.of(ALL.get(2)), facts(false), PLAIN));
        assertGolden("watch-all-solved", WatchText.solved(pass, Optional.empty(), facts(true), PLAIN));
    }

    @Test
    void trouble_says_what_and_what_to_do() throws IOException {
        assertGolden("watch-trouble", WatchText.trouble(ALL.get(1), "no disk\u001b[2J", false, PLAIN));
    }

    @Test
    void nothing_is_marked_where_colour_is_off() {
        assertEquals(
                -1, result(Runs.hostile("e410_threads"), Depth.QUICK, PLAIN).indexOf('\u001b'));
    }
}
