package io.github.primeskata.report;

import static io.github.primeskata.report.Golden.assertGolden;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.jdk.Jdk;
import io.github.primeskata.jdk.Jdks;
import io.github.primeskata.run.Lane;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.state.LearnerState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OtherReportsTest {

    private static final Style PLAIN = new Style(false, false, 80);
    private static final Style COLOUR = new Style(true, false, 80);
    private static final Style ASCII = new Style(false, true, 80);

    private static LearnerState state(Map<String, String> verdicts) {
        return new LearnerState(Map.of(), verdicts);
    }

    private static String list(String verdictOfE310, Style style) {
        List<Exercise> all = Runs.exercises("e010_prime_test", "e310_asynchronous", "e410_threads", "e510_lost_update");
        return Lists.exercises(
                all,
                all,
                state(Map.of("e010_prime_test", "PASS", "e310_asynchronous", verdictOfE310, "e410_threads", "RACE")),
                style);
    }

    @Test
    void list_of_exercises_is_as_kept() throws IOException {
        assertGolden("list", list("NOT_STARTED", PLAIN));
        assertGolden("list-colour", list("INTERNAL_ERROR", COLOUR));
    }

    @Test
    void list_all_solved_says_so() throws IOException {
        List<Exercise> one = Runs.exercises("e010_prime_test");
        assertGolden("list-all-solved", Lists.exercises(one, one, state(Map.of("e010_prime_test", "PASS")), PLAIN));
    }

    @Test
    void list_of_a_part_counts_all_and_goes_on_with_what_is_open_anywhere() throws IOException {
        List<Exercise> all = Runs.exercises("e010_prime_test", "e310_asynchronous", "e410_threads");
        LearnerState state = state(Map.of("e010_prime_test", "PASS"));
        assertGolden("list-done", Lists.exercises(all.subList(0, 1), all, state, PLAIN));
        String open = Lists.exercises(all.subList(2, 3), all, state, PLAIN);
        assertTrue(open.contains("next   mvn primes:grade -Dexercise=e410"), open);
    }

    @Test
    void filter_takes_what_its_word_says() {
        List<Exercise> all = Runs.exercises("e010_prime_test", "e310_asynchronous", "e320_task_group");
        LearnerState state = state(Map.of("e010_prime_test", "PASS", "e310_asynchronous", "RACE"));
        Map<String, List<String>> expected = Map.of(
                "all", List.of("e010", "e310", "e320"),
                "open", List.of("e310", "e320"),
                "done", List.of("e010"),
                "3", List.of("e310", "e320"),
                "chapter3", List.of("e310", "e320"),
                "e3", List.of("e310", "e320"),
                "7", List.of());
        expected.forEach((word, ids) -> assertEquals(
                ids,
                all.stream()
                        .filter(exercise -> Filter.of(word).orElseThrow().accepts(exercise, state))
                        .map(Exercise::id)
                        .toList(),
                word));
        assertEquals(Optional.empty(), Filter.of("opened"));
        assertEquals(Optional.empty(), Filter.of("10"));
        assertEquals(Optional.empty(), Filter.of("e310"));
    }

    @Test
    void solution_is_a_diff_from_the_learners_own_to_the_reference() throws IOException {
        Map<String, String> own = Map.of("A.java", "class A {\n    int a = 1;\n}\n", "Own.java", "class Own {}\n");
        Map<String, String> reference =
                Map.of("A.java", "class A {\n    int a = 2;\u001b[31m\n}\n", "Its.java", "class Its {}\n");
        List<String> notes = List.of("the whole of it in solutions");
        Exercise exercise = Samples.exercise("e410_threads");
        assertGolden("solution", SolutionDiff.of(exercise, own, reference, notes, PLAIN));
        assertGolden("solution-colour", SolutionDiff.of(exercise, own, reference, notes, COLOUR));
        assertGolden("solution-same", SolutionDiff.of(exercise, own, own, notes, PLAIN));
    }

    @Test
    void hint_of_each_level_is_as_kept() throws IOException {
        for (int level = 1; level <= 3; level++) {
            assertGolden("hint-" + level, Lists.hint(Samples.exercise("e410_threads"), level, PLAIN));
        }
        assertGolden("hint-2-colour", Lists.hint(Samples.exercise("e410_threads"), 2, COLOUR));
        assertGolden("hint-2-ascii", Lists.hint(Samples.exercise("e410_threads"), 2, ASCII));
    }

    private static DoctorReport.Facts facts(List<Jdk> found, String checkout, boolean stale, boolean writable) {
        return new DoctorReport.Facts(
                "0.1.0",
                "17.0.12",
                "3.9.11",
                checkout,
                stale,
                writable,
                new Jdks.Search(
                        found,
                        List.of(
                                new Jdks.Looked("/usr/lib/jvm/broken", "cannot be read (AccessDeniedException)"),
                                new Jdks.Looked("/usr/java", Jdks.Looked.ABSENT),
                                new Jdks.Looked("/opt", Jdks.Looked.ABSENT))));
    }

    @Test
    void doctor_where_all_is_well_is_as_kept() throws IOException {
        Jdk jdk = new Jdk(Path.of("jdk-25"), "25.0.3", "$JAVA_HOME");
        assertGolden("doctor-well", DoctorReport.of(facts(List.of(jdk), "kata", false, true), PLAIN));
        assertGolden("doctor-well-colour", DoctorReport.of(facts(List.of(jdk), "kata", false, true), COLOUR));
    }

    @Test
    void doctor_where_all_is_to_mend_is_as_kept() throws IOException {
        Jdk old = new Jdk(Path.of("jdk-17"), "17.0.12", "$JAVA_HOME");
        assertGolden("doctor-mend", DoctorReport.of(facts(List.of(old), "kata", true, false), PLAIN));
        assertGolden("doctor-no-kata", DoctorReport.of(facts(List.of(), "", false, false), ASCII));
    }

    @Test
    void lanes_longest_bar_belongs_to_the_busiest_and_an_idle_worker_has_none() throws IOException {
        List<Long> many = LongStream.rangeClosed(1, 50).boxed().toList();
        Lanes lanes = new Lanes(
                "check",
                List.of(
                        new Lane("Worker-1", 1, 1, many, List.of(2L, 3L, 5L, 7L, 11L)),
                        new Lane("Worker-2", 2, 1, many.subList(0, 49), List.of(2L, 3L, 5L, 7L, 11L, 13L)),
                        new Lane("W", 3, 1, List.of(2L), List.of(2L)),
                        new Lane("a worker with a very long name", 4, 1, List.of(), List.of())));
        assertGolden("lanes", LaneChart.draw(lanes, PLAIN) + "\n");
        assertGolden("lanes-colour", LaneChart.draw(lanes, COLOUR) + "\n");
        assertGolden("lanes-ascii", LaneChart.draw(lanes, ASCII) + "\n");
    }

    @Test
    void lanes_without_calls_have_empty_bars() {
        Lanes idle = new Lanes("check", List.of(new Lane("Worker-1", 1, 1, List.of(), List.of())));
        assertEquals(-1, LaneChart.draw(idle, PLAIN).indexOf('='));
    }
}
