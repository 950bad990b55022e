package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import kata.testkit.TestTrial.Outcome;
import kata.testkit.sample.SampleContract;
import kata.testkit.sample.SampleWaits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

    private static Outcome inStillTime(Enum<?> way) {
        TestScope.begin();
        return TestTrial.inStillTime(SampleWaits.Given.class, way::name, () -> false, Duration.ZERO);
    }

    @ParameterizedTest
    @EnumSource
    void who_waits_for_a_time_is_found_where_time_stands_still(SampleWaits.ForATime way) {
        Outcome inTime = TestTrial.onRight(SampleWaits.Given.class, way::name, Duration.ZERO);
        Finding finding = assertThrows(Finding.class, () -> inStillTime(way));

        assertTrue(inTime.isPass(), inTime::toString);
        assertEquals("WRONG", finding.verdict());
        assertTrue(
                finding.facts()
                        .get("observed")
                        .endsWith(" ends only when its time is up: nobody is left to end it before"),
                finding.toString());
        assertTrue(finding.facts().get("location").startsWith("SampleWaits.java:"), finding.toString());
    }

    @ParameterizedTest
    @EnumSource
    void who_waits_for_an_event_passes_where_time_stands_still(SampleWaits.ForAnEvent way) {
        Outcome outcome = inStillTime(way);

        assertTrue(outcome.isPass(), outcome::toString);
    }

    @Test
    void a_timeout_of_junit_does_not_run_out_where_time_stands_still() {
        TestScope.begin();
        Outcome outcome = TestTrial.inStillTime(
                SampleWaits.Declared.class, () -> new CountDownLatch(1), () -> false, Duration.ZERO);

        assertTrue(outcome.isPass(), outcome::toString);
    }

    @Test
    void who_is_held_is_let_go_when_all_others_wait() {
        TestScope.begin();
        CountDownLatch held = new CountDownLatch(1);
        Outcome outcome = TestTrial.inStillTime(
                SampleWaits.Held.class,
                () -> held,
                () -> {
                    held.countDown();
                    return true;
                },
                Duration.ZERO);

        assertTrue(outcome.isPass(), outcome::toString);
    }

    @Test
    void a_hang_is_found_if_nobody_is_held() {
        TestScope.begin();
        Finding finding = assertThrows(
                Finding.class,
                () -> TestTrial.inStillTime(
                        SampleWaits.Held.class, () -> new CountDownLatch(1), () -> false, Duration.ZERO));

        assertEquals("TIMEOUT", finding.verdict());
        assertEquals("idle", finding.facts().get("kind"));
    }
}
