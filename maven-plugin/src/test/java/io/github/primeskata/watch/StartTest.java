package io.github.primeskata.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.state.LearnerState;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StartTest {

    private static final List<Exercise> ALL = List.of(Samples.exercise("e010_a"), Samples.exercise("e020_b"));

    @ParameterizedTest
    @CsvSource({
        "'',    -,    -,    e010",
        "'',    PASS, -,    e020",
        "e020_b, -,   -,    e020",
        "e020_b, -,   RACE, e020",
        "e010_a, PASS, -,   e020",
        "e020_b, -,   PASS, e010",
        "e020_b, PASS, PASS, e020",
        "'',    PASS, PASS, e010",
        "gone,  -,    -,    e010",
    })
    void watch_begins_where_it_was_left_or_else_with_what_is_open(
            String last, String first, String second, String begins) {
        LearnerState state = new LearnerState(Map.of(), Map.of("e010_a", first, "e020_b", second)).withCurrent(last);
        assertEquals(begins, Start.of(ALL, state).id());
    }
}
