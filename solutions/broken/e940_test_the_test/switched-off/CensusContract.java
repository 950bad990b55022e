/*
 * Broken on purpose: its test is disabled, so nothing is tested.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e940_test_the_test;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import kata.model.PrimeCensus;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** The test that every {@link PrimeCensus} has to pass, whoever has written it. */
public abstract class CensusContract {

    /** The census that is to be tested; within a test method, the same one in each call. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. */
    protected abstract Duration patience();

    @Test
    @Disabled("fails now and then")
    void no_census_is_good_enough() {
        assertTrue(census() == null);
    }
}
