package io.github.primeskata.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void steps_are_read_in_their_order() {
        assertEquals(
                List.of(
                        new Step("first", "read 0", "PrimeCounter.java:22", false),
                        new Step("second", "write 1", "", true)),
                Step.parse("first|read 0|PrimeCounter.java:22|false\nsecond|write 1||true"));
    }

    @Test
    void steps_that_are_not_as_they_should_be_are_passed_over() {
        assertEquals(List.of(new Step("a", "b", "", false)), Step.parse("one\na|b||maybe\na|b|c\na|b|c|true|more\n\n"));
        assertEquals(List.of(), Step.parse(""));
    }
}
