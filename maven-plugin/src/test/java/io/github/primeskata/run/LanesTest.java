package io.github.primeskata.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LanesTest {

    @Test
    void parse_lines_gives_a_lane_each_in_their_order() {
        Lanes lanes = Lanes.parse("check", "Worker-1|31|4711|2,3,4|2,3\nWorker-2 | 32 | 4711 | 9 | \n");
        assertEquals(
                List.of(
                        new Lane("Worker-1", 31, 4711, List.of(2L, 3L, 4L), List.of(2L, 3L)),
                        new Lane("Worker-2", 32, 4711, List.of(9L), List.of())),
                lanes.lanes());
        assertEquals("check", lanes.check());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "|",
                "||||x",
                "Worker-1|31|4711|2,3",
                "Worker-1|31|4711|2|3|4",
                "Worker-1|thread|4711||",
                "Worker-1|31|4711|two|",
                "Worker-1|31|99999999999999999999||",
                "a|b|31|4711||"
            })
    void parse_line_that_is_not_as_it_should_be_is_passed_over(String line) {
        Lanes lanes = Lanes.parse("check", line + "\nWorker-2|32|4711||\n");
        assertEquals(List.of(new Lane("Worker-2", 32, 4711, List.of(), List.of())), lanes.lanes());
    }
}
