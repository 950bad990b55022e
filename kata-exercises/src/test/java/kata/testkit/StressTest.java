package kata.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import kata.testkit.sample.AllowedJcstress;
import kata.testkit.sample.ForbiddenJcstress;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class StressTest {

    @Test
    void what_is_forbidden_and_seen_is_a_race_told_in_a_sentence() {
        Finding finding = assertThrows(Finding.class, () -> Stress.expectNothingForbidden(ForbiddenJcstress.class));

        assertEquals("RACE", finding.verdict());
        String observed = finding.facts().get("observed");
        assertTrue(observed.matches("it is always seen: ([\\d,]+) of \\1 times"), observed);
    }

    @Test
    void what_is_allowed_is_no_finding() {
        assertDoesNotThrow(() -> Stress.expectNothingForbidden(AllowedJcstress.class));
    }

    @Test
    void a_class_without_a_generated_runner_proves_nothing() {
        assertThrows(TestAbortedException.class, () -> Stress.expectNothingForbidden(StressTest.class));
    }

    @Test
    void a_sentence_names_neither_the_clause_nor_a_raw_number() {
        assertEquals(
                "the flag was seen, the data was not: 312 of 4,100,000 times",
                Stress.sentence("C4: the flag was seen, the data was not.", 312, 4_100_000));
    }
}
