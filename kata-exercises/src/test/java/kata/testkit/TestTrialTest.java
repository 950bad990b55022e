package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import kata.testkit.TestTrial.Outcome;
import kata.testkit.sample.SampleContract;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class TestTrialTest {

    private static Outcome trial(String subject) {
        return TestTrial.onWrong(SampleContract.Given.class, () -> subject, Duration.ZERO);
    }

    @Test
    void a_test_that_passes_has_run_each_method_as_if_it_were_the_first() {
        for (int run = 1; run <= 2; run++) {
            Outcome outcome = trial("right");

            assertTrue(outcome.isPass(), outcome::toString);
            assertEquals(3, outcome.passed());
        }
    }

    @Test
    void the_first_failure_ends_it() {
        Outcome outcome = trial("wrong!");

        assertFalse(outcome.isPass());
        assertTrue(outcome.passed() < 2, outcome::toString);
        assertInstanceOf(AssertionFailedError.class, outcome.failure().orElseThrow());
    }

    @Test
    void what_was_handed_in_is_what_is_tested() {
        assertEquals("is_right", trial("other").failed());
    }
}
