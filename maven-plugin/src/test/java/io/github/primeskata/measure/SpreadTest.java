package io.github.primeskata.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

    private static Spread upTo(int n) {
        return Spread.of(DoubleStream.iterate(n, x -> x - 1).limit(n).toArray()).orElseThrow();
    }

    @Test
    void spread_of_nothing_is_empty() {
        assertTrue(Spread.of().isEmpty());
    }

    @Test
    void spread_of_one_is_that_one_and_no_interval() {
        assertEquals(new Spread(1, 5, 5, 5, false), Spread.of(5).orElseThrow());
    }

    /** Published tables of sign-test intervals, 99 %: ranks r and n + 1 - r. */
    @ParameterizedTest
    @CsvSource({"8, 1", "10, 1", "11, 1", "12, 2", "14, 2", "15, 3", "20, 4", "25, 6"})
    void interval_goes_from_the_rank_of_the_sign_test_to_the_one_opposite(int runs, int rank) {
        assertEquals(new Spread(runs, (runs + 1) / 2.0, rank, runs + 1 - rank, true), upTo(runs));
    }

    @Test
    void seven_runs_have_no_interval_eight_have() {
        assertEquals(new Spread(7, 4, 1, 7, false), upTo(Spread.ENOUGH - 1));
        assertTrue(upTo(Spread.ENOUGH).interval());
    }

    @Test
    void array_that_is_handed_in_stays_as_it_is() {
        double[] measured = {3, 1, 2};
        Spread.of(measured);
        assertEquals(3, measured[0]);
    }

    /** Lopsided and heavy at the end, as times are. */
    @Test
    void interval_holds_the_true_median_as_often_as_it_says() {
        Random random = new Random(20_261_126);
        int runs = 2_000;
        int missed = 0;
        for (int i = 0; i < runs; i++) {
            double[] measured = random.doubles(15)
                    .map(uniform -> Math.exp(-Math.log(1 - uniform)))
                    .toArray();
            Spread spread = Spread.of(measured).orElseThrow();
            // The median of the exponential distribution is ln 2.
            missed += Math.exp(Math.log(2)) < spread.low() || Math.exp(Math.log(2)) > spread.high() ? 1 : 0;
        }
        assertFalse(missed > runs * (1 - Spread.CONFIDENCE) * 1.5, "missed " + missed + " of " + runs);
    }
}
