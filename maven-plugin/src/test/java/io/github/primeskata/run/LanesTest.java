package io.github.primeskata.run;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
