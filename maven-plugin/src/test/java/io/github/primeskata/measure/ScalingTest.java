package io.github.primeskata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {

    private static final int RUNS = 100;
    private static final Contestant LOOP = Simulated.contestant(Origin.OURS, Simulated.LOOP, 1);

    private static Contestant pool(int workers) {
        return Simulated.contestant(Origin.LEARNER, Simulated.POOL, workers);
    }

    /** Amdahl's law. */
    private static double seconds(double serial, int workers) {
        return serial + (1 - serial) / workers;
    }

    private static Block block(int... workers) {
        Stream<Contestant> pools = java.util.Arrays.stream(workers).mapToObj(ScalingTest::pool);
        return Simulated.calculating(Stream.concat(Stream.of(LOOP), pools).toArray(Contestant[]::new));
    }

    private static List<Scaling> measure(long seed, int cores, Simulated.Quiet quiet, double serial, Block block) {
        return new Simulated(seed, cores, quiet)
                .measure(block, Schedule.MOST, contestant -> seconds(serial, contestant.workers()))
                .tables()
                .get(0)
                .scalings();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.05, 0.25, 0.5, 1})
    void serial_fraction_of_exact_times_is_found_exactly(double serial) {
        int[] workers = {2, 3, 8};
        double[] speedUps = java.util.Arrays.stream(workers)
                .mapToDouble(k -> 1 / seconds(serial, k))
                .toArray();
        assertEquals(serial, Scaling.serialFraction(workers, speedUps), 1e-12);
        assertEquals(serial, Scaling.serialFraction(new int[] {2}, new double[] {1 / seconds(serial, 2)}), 1e-12);
    }

    @Test
    void faster_than_its_workers_allow_gives_a_fraction_below_zero() {
        assertTrue(Scaling.serialFraction(new int[] {2}, new double[] {2.2}) < 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.3, 0.6, 1})
    void known_serial_fraction_is_recovered_from_runs_that_jitter(double serial) {
        int within = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Scaling scaling =
                    measure(seed, 8, Simulated.STILL, serial, block(1, 2, 4, 8)).get(0);
            Spread found = scaling.serial().orElseThrow();
            assertEquals(Reason.NONE, scaling.reason());
            assertEquals(8, scaling.serialUpTo());
            assertEquals(serial, found.median(), 0.03, () -> "seed " + found);
            within += found.low() <= serial && serial <= found.high() ? 1 : 0;
        }
        assertTrue(within >= 95, "the interval held it in " + within + " of " + RUNS);
    }

    @ParameterizedTest
    @CsvSource({"1, STILL", "1, BUSY", "4, BUSY"})
    void serial_fraction_cannot_be_told_on_one_processor_or_a_busy_machine(int cores, String quiet) {
        Simulated.Quiet how = quiet.equals("STILL") ? Simulated.STILL : Simulated.BUSY;
        for (int seed = 0; seed < RUNS; seed++) {
            Scaling scaling = measure(seed, cores, how, 0.1, block(1, 2, 4)).get(0);
            assertNotEquals(Reason.NONE, scaling.reason());
            assertTrue(scaling.points().stream().noneMatch(point -> point.reason() == Reason.NONE));
        }
    }

    @Test
    void speed_up_and_efficiency_are_those_over_one_worker() {
        Scaling scaling =
                measure(1, 4, new Simulated.Quiet(0, 0, 1), 0, block(1, 2, 4)).get(0);
        assertEquals(pool(1), scaling.base());
        assertEquals(List.of(pool(2), pool(4)), contestants(scaling));
        assertEquals(4, scaling.points().get(1).speedUp().median(), 1e-6);
        assertEquals(1, scaling.points().get(1).efficiency().median(), 1e-6);
    }

    @Test
    void workers_beyond_the_processors_are_shown_but_do_not_count_for_the_fraction() {
        Scaling scaling =
                measure(1, 2, new Simulated.Quiet(0, 0, 1), 0, block(1, 2, 4)).get(0);
        assertEquals(List.of(pool(2), pool(4)), contestants(scaling));
        assertEquals(2, scaling.serialUpTo());
        Scaling beyond =
                measure(1, 2, new Simulated.Quiet(0, 0, 1), 0, block(1, 4)).get(0);
        assertEquals(Optional.empty(), beyond.serial());
        assertEquals(0, beyond.serialUpTo());
    }

    @Test
    void without_one_worker_the_first_row_is_the_base_and_a_single_row_says_no_more_than_its_gain() {
        assertEquals(LOOP, measure(1, 4, Simulated.STILL, 0, block(2, 4)).get(0).base());
        assertEquals(List.of(), measure(1, 4, Simulated.STILL, 0, block(4)));
        assertEquals(List.of(), measure(1, 4, Simulated.STILL, 0, block(1)));
    }

    @Test
    void waiting_counts_whatever_the_processors_are() {
        Contestant alone =
                Simulated.contestant(Origin.REFERENCE, Approach.of("e110").orElseThrow(), 2);
        Block block = Simulated.waiting(alone, pool(2), pool(5));
        Scaling scaling = new Simulated(1, 1, Simulated.STILL)
                .measure(block, Spread.ENOUGH, contestant -> contestant.equals(alone) ? 1 : 1.0 / contestant.workers())
                .tables()
                .get(0)
                .scalings()
                .get(0);
        assertEquals(alone, scaling.base());
        assertEquals(5, scaling.serialUpTo());
        assertEquals(Reason.NONE, scaling.reason());
        assertEquals(0, scaling.serial().orElseThrow().median(), 0.03);
    }

    private static List<Contestant> contestants(Scaling scaling) {
        return scaling.points().stream().map(Scaling.Point::contestant).toList();
    }
}
