package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {

    @Test
    void name_of_a_check_that_is_too_long_goes_on_behind_an_underscore() {
        assertEquals(
                List.of("a name", "that_goes_", "on_and_on:", "why"),
                Wrap.lines("a name that_goes_on_and_on: why", 12));
        assertEquals(List.of("in", "a/path/that_is_long/A.java"), Wrap.lines("in a/path/that_is_long/A.java", 12));
        assertEquals(List.of("withoutanyunderscore"), Wrap.lines("withoutanyunderscore", 12));
    }

    @Test
    void colours_take_no_room() {
        String red = "\u001b[31mred\u001b[0m";
        assertEquals(List.of(red + " is it"), Wrap.lines(red + " is it", 9));
        assertEquals(List.of(red + " is", "it"), Wrap.lines(red + " is it", 8));
    }
}
