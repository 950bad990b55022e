package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.state.LearnerState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final Exercise FIRST = Samples.exercise("e010_prime_test");
    private static final Exercise SECOND = Samples.exercise("e020_special_primes");
    private static final Exercise THREADS = Samples.exercise("e410_threads");

    private static final List<Exercise> COURSE = List.of(FIRST, SECOND, THREADS);

    @Test
    void only_what_has_passed_is_solved() {
        Standing standing = of(Map.of(FIRST.name(), "PASS", SECOND.name(), "RACE"));

        assertEquals(List.of(new Standing.Chapter(0, 1, 2), new Standing.Chapter(4, 0, 1)), standing.chapters());
        assertEquals(1, standing.solved());
        assertEquals(3, standing.all());
        assertEquals(Optional.of(SECOND), standing.next());
        assertEquals(SECOND.page().minutes() + THREADS.page().minutes(), standing.minutesLeft());
    }

    @Test
    void nothing_comes_next_when_all_is_solved() {
        Standing standing = of(Map.of(FIRST.name(), "PASS", SECOND.name(), "PASS", THREADS.name(), "PASS"));

        assertEquals(Optional.empty(), standing.next());
        assertEquals(0, standing.minutesLeft());
        assertEquals(3, standing.solved());
    }

    @Test
    void what_the_course_does_not_have_any_more_counts_for_nothing() {
        assertEquals(0, of(Map.of("e999_gone", "PASS")).solved());
    }

    private static Standing of(Map<String, String> verdicts) {
        return Standing.of(COURSE, new LearnerState(Map.of(), verdicts));
    }
}
