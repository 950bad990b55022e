package io.github.primeskata.report;

import static io.github.primeskata.report.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.run.Result;
import io.github.primeskata.state.LearnerState;
import io.github.primeskata.text.Messages;
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
                ALL,
                new LearnerState(Map.of("e510_lost_update", 1), Map.of("e010_prime_test", "PASS")),
                "10:15:30",
                single);
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
        List<String> observed = watched.lines().skip(2).limit(4).toList();
        List<String> detail = watched.lines().skip(8).limit(5).toList();
        assertTrue(graded.contains(String.join("\n", observed)), () -> graded + "\n" + watched);
        assertTrue(graded.contains(String.join("\n", detail)), () -> graded + "\n" + watched);
    }

    /** Also where the command had to be broken. */
    @Test
    void keys_take_the_place_of_commands() {
        Style narrow = new Style(false, false, 40);
        for (Result result : List.of(Runs.race("e410_threads"), Runs.notStarted("e410_threads"))) {
            String watched = WatchText.result(report(result), Depth.QUICK, facts(false), narrow);
            assertFalse(watched.contains("mvn"), watched);
            assertTrue(watched.replaceAll("\\s+", " ").contains("press h and Enter for a hint ("), watched);
        }
        assertTrue(result(Runs.race("e410_threads"), Depth.QUICK, PLAIN).contains("  replay     press r\n"));
    }

    @Test
    void list_has_the_keys_below_it() {
        assertEquals(
                "h hint   l list   v verdict   r run again   n next   b back   q quit",
                lastLine(WatchText.list(facts(true), PLAIN)));
        assertEquals(
                Lists.exercises(ALL, ALL, facts(true).state(), PLAIN).lines().count() + 2,
                WatchText.list(facts(true), PLAIN).lines().count());
    }

    /** It may be shown again after another hint. */
    @Test
    void verdict_names_the_hint_that_comes_next_now() {
        WatchText.Facts now =
                new WatchText.Facts(ALL, new LearnerState(Map.of("e410_threads", 2), Map.of()), "10:15:30", true);
        String watched = WatchText.result(report(Runs.race("e410_threads")), Depth.QUICK, now, PLAIN);
        assertTrue(watched.contains("press h for a hint (3 of 3)"), watched);
    }

    @Test
    void keys_fit_a_line() {
        assertTrue(Messages.keys(true).length() < 80);
        assertTrue(Messages.keys(false).length() < 80);
    }

    @Test
    void save_of_another_exercise_is_told_in_a_line() {
        String back = Messages.savedElsewhere(List.of("e110"), true);
        assertEquals("saved: e110, not watched here; b goes back, or mvn primes:watch -Dexercise=e110", back);
        assertTrue(back.length() < 80);
        assertEquals(
                "saved: e110, e210, not watched here; q, then mvn primes:watch -Dexercise=e110",
                Messages.savedElsewhere(List.of("e110", "e210"), false));
        assertEquals(
                "saved: 4 exercises, not watched here; q, then mvn primes:watch -Dexercise=e1",
                Messages.savedElsewhere(List.of("e1", "e2", "e3", "e4"), false));
    }

    @Test
    void hint_names_the_key_for_the_next_one_or_says_that_it_was_the_last() {
        assertEquals(
                "  next   press h for a hint (2 of 3)", lastLine(WatchText.hint(ALL.get(1), 1, false, true, PLAIN)));
        assertEquals(
                "  next   this was the last hint; each save is graded",
                lastLine(WatchText.hint(ALL.get(1), 3, false, true, PLAIN)));
        assertEquals(
                "  next   all 3 hints are seen, this is the last one again; each save is graded",
                lastLine(WatchText.hint(ALL.get(1), 3, true, true, PLAIN)));
    }

    private static String lastLine(String text) {
        return text.substring(text.stripTrailing().lastIndexOf('\n') + 1).stripTrailing();
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
        Optional<Exercise> next = Optional.of(ALL.get(2));
        assertGolden("watch-solved", WatchText.solved(pass, next, false, facts(false), PLAIN));
        assertGolden("watch-solved-stays", WatchText.solved(pass, next, true, facts(true), PLAIN));
        assertGolden("watch-all-solved", WatchText.solved(pass, Optional.empty(), true, facts(true), PLAIN));
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
