package io.github.primeskata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ComparisonTest {

    private static final int RUNS = 100;

    private static Comparison compare(double speedUp, int runs, double margin, Reason obstacle) {
        double[] own = new double[runs];
        double[] others = new double[runs];
        Arrays.fill(own, 1);
        Arrays.fill(others, speedUp);
        return Comparison.of(own, others, margin, obstacle).orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "1.26, FASTER",
        "1.25, SAME",
        "1.24, SAME",
        "1, SAME",
        "0.81, SAME",
        "0.8, SAME",
        "0.79, SLOWER",
    })
    void speed_up_below_at_and_above_the_margin(double speedUp, Verdict verdict) {
        // A margin that has an exact reciprocal; the logarithms take a last digit away.
        Comparison comparison = compare(speedUp, 8, 0.25 + 1e-12, Reason.NONE);
        assertEquals(verdict, comparison.verdict());
        assertEquals(speedUp, comparison.speedUp().median(), 1e-9);
    }

    @Test
    void seven_rounds_say_nothing_eight_do() {
        assertEquals(Reason.FEW_RUNS, compare(5, 7, 0.1, Reason.NONE).reason());
        assertEquals(Verdict.INCONCLUSIVE, compare(5, 7, 0.1, Reason.NONE).verdict());
        assertEquals(Verdict.FASTER, compare(5, 8, 0.1, Reason.NONE).verdict());
    }

    @Test
    void no_rounds_give_no_comparison() {
        assertTrue(Comparison.of(new double[0], new double[0], 0.1, Reason.NONE).isEmpty());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void obstacle_makes_it_inconclusive_however_clear_it_looks(Reason obstacle) {
        Comparison comparison = compare(0.01, 15, 0.1, obstacle);
        assertEquals(Verdict.INCONCLUSIVE, comparison.verdict());
        assertEquals(obstacle, comparison.reason());
    }

    @Test
    void interval_across_the_margin_is_inconclusive() {
        double[] own = {1, 1, 1, 1, 1, 1, 1, 1};
        double[] others = {1.05, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2, 1.2};
        Comparison comparison = Comparison.of(own, others, 0.1, Reason.NONE).orElseThrow();
        assertEquals(Verdict.INCONCLUSIVE, comparison.verdict());
        assertEquals(Reason.SPREAD, comparison.reason());
    }

    @Test
    void rounds_are_compared_in_pairs_so_a_slow_hour_hits_both() {
        double[] own = {1, 2, 4, 8, 16, 32, 64, 128};
        double[] others = {1.5, 3, 6, 12, 24, 48, 96, 192};
        Comparison comparison = Comparison.of(own, others, 0.1, Reason.NONE).orElseThrow();
        assertEquals(Verdict.FASTER, comparison.verdict());
        assertEquals(1.5, comparison.speedUp().low(), 1e-9);
        assertEquals(1.5, comparison.speedUp().high(), 1e-9);
    }

    private static Set<Verdict> verdicts(
            int cores, Simulated.Quiet quiet, Approach approach, int workers, ToDoubleFunction<Contestant> seconds) {
        Contestant learner = Simulated.contestant(Origin.LEARNER, approach, workers);
        Contestant reference = Simulated.contestant(Origin.REFERENCE, approach, workers);
        Contestant loop = Simulated.contestant(Origin.OURS, Simulated.LOOP, 1);
        Set<Verdict> verdicts = EnumSet.noneOf(Verdict.class);
        for (int seed = 0; seed < RUNS; seed++) {
            Evaluation evaluation = new Simulated(seed, cores, quiet)
                    .measure(Simulated.calculating(loop, learner, reference), Schedule.MOST, seconds);
            verdicts.add(evaluation
                    .tables()
                    .get(0)
                    .rows()
                    .get(1)
                    .ofReference()
                    .orElseThrow()
                    .verdict());
        }
        return verdicts;
    }

    private static double same(Contestant contestant) {
        return 0.2;
    }

    private static double learnerTwiceAsSlow(Contestant contestant) {
        return contestant.origin() == Origin.LEARNER ? 0.4 : 0.2;
    }

    @Test
    void same_code_is_the_same_each_time_on_a_still_machine() {
        assertEquals(EnumSet.of(Verdict.SAME), verdicts(4, Simulated.STILL, Simulated.POOL, 1, ComparisonTest::same));
        assertEquals(EnumSet.of(Verdict.SAME), verdicts(4, Simulated.STILL, Simulated.POOL, 2, ComparisonTest::same));
    }

    @ParameterizedTest
    @CsvSource({"4, 1", "4, 2", "2, 2", "1, 1", "1, 2"})
    void same_code_is_never_faster_or_slower_however_restless_the_machine_is(int cores, int workers) {
        Set<Verdict> never = EnumSet.of(Verdict.FASTER, Verdict.SLOWER);
        for (Simulated.Quiet quiet : new Simulated.Quiet[] {Simulated.STILL, Simulated.RESTLESS, Simulated.BUSY}) {
            Set<Verdict> verdicts = verdicts(cores, quiet, Simulated.POOL, workers, ComparisonTest::same);
            verdicts.retainAll(never);
            assertEquals(Set.of(), verdicts, quiet::toString);
        }
    }

    @Test
    void code_that_takes_twice_as_long_is_slower_each_time() {
        for (Simulated.Quiet quiet : new Simulated.Quiet[] {Simulated.STILL, Simulated.RESTLESS}) {
            assertEquals(
                    EnumSet.of(Verdict.SLOWER),
                    verdicts(4, quiet, Simulated.POOL, 1, ComparisonTest::learnerTwiceAsSlow),
                    quiet::toString);
        }
        assertEquals(
                EnumSet.of(Verdict.SLOWER),
                verdicts(4, Simulated.STILL, Simulated.POOL, 2, ComparisonTest::learnerTwiceAsSlow));
    }

    @Test
    void code_that_takes_twice_as_long_is_never_faster_or_the_same_on_a_busy_machine() {
        Set<Verdict> verdicts = verdicts(2, Simulated.BUSY, Simulated.POOL, 1, ComparisonTest::learnerTwiceAsSlow);
        verdicts.retainAll(EnumSet.of(Verdict.FASTER, Verdict.SAME));
        assertEquals(Set.of(), verdicts);
    }

    @ParameterizedTest
    @CsvSource({"1, STILL", "1, BUSY", "2, BUSY", "4, BUSY"})
    void several_workers_are_inconclusive_each_time_on_one_processor_or_a_busy_machine(int cores, String quiet) {
        Simulated.Quiet how = quiet.equals("STILL") ? Simulated.STILL : Simulated.BUSY;
        assertEquals(EnumSet.of(Verdict.INCONCLUSIVE), verdicts(cores, how, Simulated.POOL, 2, ComparisonTest::same));
        assertEquals(
                EnumSet.of(Verdict.INCONCLUSIVE),
                verdicts(cores, how, Simulated.POOL, 2, ComparisonTest::learnerTwiceAsSlow));
    }

    @Test
    void waiting_that_is_shared_is_faster_each_time_even_on_one_busy_processor() {
        Contestant alone =
                Simulated.contestant(Origin.REFERENCE, Approach.of("e110").orElseThrow(), 2);
        Contestant shared = Simulated.contestant(Origin.REFERENCE, Simulated.THREADS, 2);
        for (int seed = 0; seed < RUNS; seed++) {
            Evaluation evaluation = new Simulated(seed, 1, new Simulated.Quiet(0.05, 0.4, 0.35))
                    .measure(
                            Simulated.waiting(alone, shared),
                            Spread.ENOUGH,
                            contestant -> contestant.equals(alone) ? 1 : 0.5);
            Evaluation.Row row = evaluation.tables().get(0).rows().get(1);
            assertEquals(Verdict.FASTER, row.ofBaseline().orElseThrow().verdict());
        }
    }
}
