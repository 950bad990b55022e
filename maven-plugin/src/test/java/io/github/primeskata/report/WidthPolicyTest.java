package io.github.primeskata.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WidthPolicyTest {

    @Test
    void the_variable_goes_before_the_terminal() {
        assertEquals(100, WidthPolicy.columns(Map.of("COLUMNS", "100"), () -> "50 120\n"));
    }

    @ParameterizedTest
    @CsvSource({"50 120, 120", "24 80, 80", "24 40, 40", "24 39, 40", "24 9999, 9999"})
    void the_terminal_is_asked_where_there_is_no_variable(String size, int columns) {
        assertEquals(columns, WidthPolicy.columns(Map.of(), () -> size + "\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0", "24", "stty: standard input: not a tty", "24 80 1", "24 99999"})
    void what_is_no_size_is_80(String size) {
        assertEquals(80, WidthPolicy.columns(Map.of(), () -> size));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wide", "0", "-5"})
    void a_variable_that_is_no_number_is_passed_over(String columns) {
        assertEquals(120, WidthPolicy.columns(Map.of("COLUMNS", columns), () -> "50 120"));
    }
}
