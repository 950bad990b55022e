package io.github.primeskata.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Two runs in one checkout at once. */
class TwoRunsIT {

    @Test
    void grade_twice_at_once_in_a_fresh_checkout_gives_both_the_right_results() throws Exception {
        Properties wanted = new Properties();
        wanted.setProperty("kata.exercises", "e010_prime_test e110_synchronous");
        wanted.setProperty("kata.learner.e010_prime_test", "broken/one-is-prime");
        wanted.setProperty("kata.learner.e110_synchronous", "reference");
        Path folder = RunningMaven.checkout("two-at-once", wanted);

        List<RunningMaven> both = List.of(
                RunningMaven.start(folder, "first.log", "primes:grade"),
                RunningMaven.start(folder, "second.log", "primes:grade"));

        for (RunningMaven maven : both) {
            int exitCode = maven.exitCode();
            String printed = Files.readString(maven.log());
            assertEquals(0, exitCode, printed);
            assertTrue(printed.contains("e010 prime test   FAILS (WRONG)   no_number_below_two_is_prime"), printed);
            assertTrue(printed.contains("1 of 2 exercises solved"), printed);
        }
        Outcome outcome = Outcome.of(folder, both.get(0).log());
        outcome.expectTidy();
        assertEquals("WRONG", outcome.exercise("e010").get("verdict"));
        assertEquals("PASS", outcome.exercise("e110").get("verdict"));
        assertTrue(Files.readString(folder.resolve(".primes/state.json")).contains("\"e110_synchronous\":\"PASS\""));
    }
}
