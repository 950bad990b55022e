package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.run.Lane;
import io.github.primeskata.run.Lanes;
import io.github.primeskata.run.Result;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LaneChartTest {

    private static final Style PLAIN = new Style(false, false, 80);

    private static Lanes lanes(String check, int workers, long... numbers) {
        List<Long> tested = LongStream.of(numbers).boxed().toList();
        return new Lanes(
                check,
                IntStream.rangeClosed(1, workers)
                        .mapToObj(i -> new Lane("Worker-" + i, i, 1, tested, List.of()))
                        .toList());
    }

    private static Result with(Result result, Lanes... lanes) {
        return new Result(
                result.grade(),
                List.of(lanes),
                result.work(),
                result.output(),
                result.warnings(),
                result.elapsedNanos());
    }

    @Test
    void eight_lanes_are_drawn_and_the_others_counted() {
        assertEquals(8, LaneChart.draw(lanes("a", 8, 2), PLAIN).lines().count());
        List<String> lines = LaneChart.draw(lanes("a", 2000, 2), PLAIN).lines().toList();
        assertEquals(9, lines.size());
        assertEquals("  … and 1992 more workers", lines.get(8));
    }

    @Test
    void page_has_a_part_of_many_lanes_too() {
        String page = WorkLanes.of(Runs.exercises("e410_threads").get(0), lanes("a", 2000, 2));
        assertTrue(page.contains("Worker-24<"));
        assertFalse(page.contains("Worker-25<"));
        assertTrue(page.contains("and 1976 more workers"));
    }

    @Test
    void of_a_pass_a_check_with_few_workers_is_shown_rather_than_one_with_many() {
        Lanes few = lanes("few", 3, 2, 3);
        Result pass = with(Runs.pass("e410_threads"), lanes("one", 1, 2, 3, 4, 5), lanes("many", 100, 2, 3), few);
        assertEquals(Optional.of(few), LaneChart.telling(pass));
        Lanes many = lanes("many", 100, 2);
        assertEquals(
                Optional.of(many), LaneChart.telling(with(Runs.pass("e410_threads"), lanes("one", 1, 2, 3), many)));
    }

    @Test
    void of_a_failure_no_lanes_of_another_check_are_shown() {
        Result race = Runs.lostUpdate("e510_lost_update");
        String check = "X#" + race.grade().failure().orElseThrow().check();
        assertEquals(Optional.empty(), LaneChart.telling(with(race, lanes("X#another", 3, 2))));
        assertEquals(
                Optional.of(check),
                LaneChart.telling(with(race, lanes("X#another", 3, 2, 3), lanes(check, 2, 2)))
                        .map(Lanes::check));
    }
}
