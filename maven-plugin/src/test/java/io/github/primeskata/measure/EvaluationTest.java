package io.github.primeskata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.machine.Machine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class EvaluationTest {

    private static final Contestant LOOP = Simulated.contestant(Origin.OURS, Simulated.LOOP, 1);
    private static final Contestant MINE = Simulated.contestant(Origin.LEARNER, Simulated.POOL, 2);
    private static final Contestant THEIRS = Simulated.contestant(Origin.REFERENCE, Simulated.POOL, 2);
    private static final Fitness FIT = Fitness.of(
            new Machine("made up", "", 2, OptionalDouble.empty(), OptionalLong.empty()),
            OptionalDouble.empty(),
            List.of(new Pulse(2, Collections.nCopies(9, new Pulse.Beat(10, 10, 10)))),
            new double[0]);

    private final Block block = Simulated.calculating(LOOP, MINE, THEIRS);
    private final List<Run> runs = new ArrayList<>();

    private void run(Contestant contestant, int round, double seconds) {
        runs.add(Simulated.run(block, contestant, round, seconds, 0));
    }

    private Run failed(Contestant contestant, int round) {
        return new Run(block.key(), contestant.key(), round, "WRONG", "9 is not prime", 1, 1, 1, 1, 0, 0, List.of());
    }

    private Evaluation.Table table() {
        return Evaluation.of(List.of(block), runs, FIT).tables().get(0);
    }

    @Test
    void gain_is_the_time_of_the_first_row_divided_by_the_own() {
        for (int round = 1; round <= 8; round++) {
            run(LOOP, round, 1);
            run(MINE, round, 0.5);
            run(THEIRS, round, 0.25);
        }
        List<Evaluation.Row> rows = table().rows();
        assertEquals(Optional.empty(), rows.get(0).ofBaseline());
        assertEquals(2, rows.get(1).ofBaseline().orElseThrow().speedUp().median(), 1e-9);
        assertEquals(0.5, rows.get(1).ofReference().orElseThrow().speedUp().median(), 1e-9);
        assertEquals(Verdict.SLOWER, rows.get(1).ofReference().orElseThrow().verdict());
        assertEquals(Optional.empty(), rows.get(2).ofReference());
        assertEquals(8, table().rounds());
    }

    @Test
    void round_that_is_not_whole_counts_for_those_who_have_run_in_it() {
        run(LOOP, 1, 1);
        run(MINE, 1, 1);
        run(THEIRS, 1, 1);
        run(LOOP, 2, 3);
        Evaluation.Table table = table();
        assertEquals(1, table.rounds());
        assertEquals(2, table.rows().get(0).seconds().orElseThrow().median());
        assertEquals(1, table.rows().get(1).ofBaseline().orElseThrow().speedUp().runs());
    }

    @Test
    void contestant_that_has_failed_once_is_compared_with_nothing() {
        for (int round = 1; round <= 8; round++) {
            run(LOOP, round, 1);
            run(MINE, round, 0.1);
        }
        runs.set(5, failed(MINE, 3));
        Evaluation.Row row = table().rows().get(1);
        assertEquals("9 is not prime", row.failed().orElseThrow().detail());
        assertEquals(Optional.empty(), row.ofBaseline());
    }

    @Test
    void baseline_that_has_failed_compares_nobody() {
        runs.add(failed(LOOP, 1));
        run(MINE, 1, 1);
        assertEquals(Optional.empty(), table().rows().get(1).ofBaseline());
    }

    @Test
    void block_without_a_run_has_no_table() {
        assertTrue(Evaluation.of(List.of(block), runs, FIT).tables().isEmpty());
    }
}
