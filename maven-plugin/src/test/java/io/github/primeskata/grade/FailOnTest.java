package io.github.primeskata.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FailOnTest {

    private static List<ExerciseGrade> grades(int passed, int notStarted, int failed, int faults) {
        return Stream.of(
                        Stream.generate(Verdict.Pass::new).limit(passed).map(Verdict.class::cast),
                        Stream.generate(Verdict.NotStarted::new)
                                .limit(notStarted)
                                .map(Verdict.class::cast),
                        Stream.generate(Verdict.Race::new).limit(failed).map(Verdict.class::cast),
                        Stream.generate(() -> new Verdict.InternalError("x"))
                                .limit(faults)
                                .map(Verdict.class::cast))
                .flatMap(verdicts -> verdicts)
                .map(verdict ->
                        new ExerciseGrade(Samples.exercise("e410_threads"), verdict, Optional.empty(), List.of(), 0, 0))
                .toList();
    }

    /** Below, at and above what each policy lets pass: all solved, one not begun, one failed, one not graded. */
    @ParameterizedTest
    @CsvSource({
        "NEVER,      2, 0, 0, 0, 0",
        "NEVER,      0, 1, 2, 1, 0",
        "FAILURE,    2, 0, 0, 0, 0",
        "FAILURE,    1, 1, 0, 0, 0",
        "FAILURE,    1, 1, 1, 0, 1",
        "FAILURE,    0, 1, 2, 0, 2",
        "FAILURE,    1, 0, 0, 1, 1",
        "INCOMPLETE, 2, 0, 0, 0, 0",
        "INCOMPLETE, 1, 1, 0, 0, 1",
        "INCOMPLETE, 1, 1, 1, 0, 2",
        "INCOMPLETE, 0, 0, 0, 1, 1",
        "INCOMPLETE, 0, 0, 0, 0, 0",
    })
    void failing_counts_what_the_policy_does_not_let_pass(
            FailOn policy, int passed, int notStarted, int failed, int faults, int failing) {
        assertEquals(failing, policy.failing(grades(passed, notStarted, failed, faults)));
    }

    @Test
    void of_each_word_gives_its_policy() {
        assertEquals(List.of("never", "failure", "incomplete"), FailOn.words());
        for (FailOn policy : FailOn.values()) {
            assertEquals(Optional.of(policy), FailOn.of(policy.word()));
        }
    }

    @Test
    void of_unknown_word_gives_none() {
        assertEquals(Optional.empty(), FailOn.of("Never"));
        assertEquals(Optional.empty(), FailOn.of(""));
    }
}
