package io.github.primeskata.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerdictTest {

    static Stream<Verdict> all() {
        return Samples.verdicts().stream();
    }

    @Test
    void words_are_those_of_all_permitted_cases_in_their_order() {
        assertEquals(all().map(Verdict::word).toList(), Verdict.words());
    }

    @ParameterizedTest
    @MethodSource("all")
    void shown_begins_with_the_word_and_has_its_particulars_in_brackets(Verdict verdict) {
        assertTrue(verdict.shown().matches(verdict.word() + "(\\((x|7)\\))?"), verdict.shown());
    }

    @ParameterizedTest
    @MethodSource("all")
    void of_check_word_that_a_check_may_report_gives_the_verdict_of_that_word(Verdict verdict) {
        Verdict.ofCheck(verdict.word(), "x").ifPresent(read -> assertEquals(verdict.word(), read.word()));
    }

    @Test
    void of_check_word_of_another_stage_gives_none() {
        List<String> others = List.of(
                "REJECTED_ARCHIVE",
                "COMPILE_ERROR",
                "FORBIDDEN_API",
                "PROTOCOL_VIOLATION",
                "OUTPUT_LIMIT",
                "THREAD_LIMIT",
                "PROCESS_LIMIT",
                "EXITED",
                "CRASHED",
                "NOT_STARTED",
                "PASS",
                "INTERNAL_ERROR");
        for (String word : Verdict.words()) {
            assertEquals(others.contains(word), Verdict.ofCheck(word, "").isEmpty(), word);
        }
    }
}
