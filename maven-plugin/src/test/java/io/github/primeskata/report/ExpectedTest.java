package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.text.Messages;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedTest {

    private static final Exercise EXERCISE = Samples.exercise("e410_threads");

    private static String expected(Verdict verdict, String clause) {
        return Expected.of(EXERCISE, new Failure(verdict, "a_check", clause, "seen", "A.java:1", ""));
    }

    @Test
    void of_a_wrong_answer_is_the_clause() {
        assertEquals(EXERCISE.page().clause("C1").orElseThrow().shown(), expected(new Verdict.Wrong(), "C1"));
    }

    @Test
    void of_an_end_of_the_jvm_is_its_own_rule_whatever_check_was_running() {
        Map.of(
                        new Verdict.Exited(0), Messages.expectedNoExit(),
                        new Verdict.OutputLimit(), Messages.expectedLittleOutput(),
                        new Verdict.OutOfMemory("heap"), Messages.expectedEnoughMemory(),
                        new Verdict.ProtocolViolation(), Messages.expectedQuietChannel(),
                        new Verdict.Crashed(11), Messages.expectedToEnd())
                .forEach((verdict, rule) -> assertEquals(rule, expected(verdict, "C1"), verdict.word()));
    }

    @Test
    void of_a_failure_without_a_clause_is_the_rule_for_every_run() {
        assertEquals(Messages.expectedToEnd(), expected(new Verdict.Timeout("busy"), ""));
        assertEquals(Messages.expectedNoExit(), expected(new Verdict.ForbiddenApi("System.exit"), ""));
    }
}
