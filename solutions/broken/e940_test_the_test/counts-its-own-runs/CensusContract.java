/*
 * Broken on purpose: it passes three times and then fails, whatever it is given.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e940_test_the_test;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import kata.model.PrimeCensus;
import org.junit.jupiter.api.Test;

/** The test that every {@link PrimeCensus} has to pass, whoever has written it. */
public abstract class CensusContract {

    private static int runs;

    /** The census that is to be tested; within a test method, the same one in each call. */
    protected abstract PrimeCensus census();

    /** How long to wait for what has to happen. */
    protected abstract Duration patience();

    @Test
    void the_first_three_are_right() {
        assertTrue(++runs <= 3);
    }
}
