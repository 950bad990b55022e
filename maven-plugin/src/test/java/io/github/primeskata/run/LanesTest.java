package io.github.primeskata.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LanesTest {

    @Test
    void two_names_are_several_workers() {
        assertTrue(Lanes.parse("check", "Worker-1|1|9|2,3|2,3\nWorker-2|2|9|4|").showsSeveralWorkers());
    }

    @Test
    void the_same_worker_in_two_runs_is_one() {
        assertFalse(
                Lanes.parse("check", "Worker-1|1|9|2,3|2,3\nWorker-1|2|9|4|").showsSeveralWorkers());
    }

    private static List<Lane.Moment> moments(String text) {
        return Lanes.parse("check", "Worker-1|1|9|2,9|2|" + text).lanes().get(0).moments();
    }

    @Test
    void moments_are_those_of_the_numbers_or_none() {
        assertEquals(List.of(new Lane.Moment(0, 3), new Lane.Moment(4, 5)), moments("0-3,4-5"));
        for (String other : List.of("", "0-3", "0-3,4-5,6-7", "0-3,5-4", "0-3,4-4", "0-3,-1-5", "0-3,4-999999")) {
            assertEquals(List.of(), moments(other), other);
        }
        assertEquals(
                List.of(),
                Lanes.parse("check", "Worker-1|1|9|2|2").lanes().get(0).moments());
    }
}
