package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.run.Lane;
import io.github.primeskata.run.Lane.Moment;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.text.PageTexts;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WorkLanesTest {

    private static final Pattern BOX = Pattern.compile("grid-area: ([^\"]*)\">([^<]*)<");

    private final Exercise exercise =
            Runs.all().get("failure").results().get(0).grade().exercise();

    private String html(Lane... lanes) {
        return WorkLanes.of(exercise, new Lanes("Test#check", List.of(lanes)));
    }

    private List<String> boxes(Lane... lanes) {
        return BOX.matcher(html(lanes))
                .results()
                .map((MatchResult box) -> box.group(2) + ": " + box.group(1))
                .toList();
    }

    @Test
    void calls_at_the_same_time_share_columns() {
        assertEquals(
                List.of(
                        "a: 1 / 1 / 2 / 2",
                        "2: 1 / 2 / 2 / 5",
                        "b: 2 / 1 / 3 / 2",
                        "9: 2 / 3 / 3 / 4",
                        "3: 2 / 6 / 3 / 7"),
                boxes(
                        new Lane("a", 1, 1, List.of(2L), List.of(2L), List.of(new Moment(0, 3))),
                        new Lane(
                                "b", 2, 1, List.of(9L, 3L), List.of(3L), List.of(new Moment(1, 2), new Moment(4, 5)))));
    }

    @Test
    void calls_of_one_thread_at_the_same_time_stand_below_each_other() {
        assertEquals(
                List.of(
                        "a: 1 / 1 / 3 / 2",
                        "2: 1 / 2 / 2 / 4",
                        "9: 2 / 3 / 3 / 5",
                        "3: 1 / 6 / 2 / 7",
                        "b: 3 / 1 / 4 / 2"),
                boxes(
                        new Lane(
                                "a",
                                1,
                                1,
                                List.of(2L, 9L, 3L),
                                List.of(2L, 3L),
                                List.of(new Moment(0, 2), new Moment(1, 3), new Moment(4, 5))),
                        new Lane("b", 2, 1, List.of(), List.of())));
    }

    @Test
    void what_is_not_known_of_all_is_not_drawn_of_any() {
        Lane known = new Lane("a", 1, 1, List.of(2L), List.of(2L), List.of(new Moment(0, 1)));
        assertTrue(html(known).contains(PageTexts.workText("check", true)));
        for (Lane other : List.of(
                new Lane("b", 2, 1, List.of(3L), List.of(3L)),
                new Lane("b", 2, 1, List.of(), List.of(3L)),
                new Lane("b", 2, 1, List.of(3L), List.of(3L), List.of(new Moment(2, 50_000))))) {
            assertFalse(html(known, other).contains("grid-area"), other::toString);
            assertTrue(html(known, other).contains(PageTexts.workText("check", false)), other::toString);
        }
    }
}
