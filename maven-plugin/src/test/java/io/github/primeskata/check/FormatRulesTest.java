package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatRulesTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"119, true", "120, true", "121, false"})
    void fact_line_below_at_and_above_the_width(int length, boolean good) {
        String fact = FormatRules.fact("a\n" + "x".repeat(length) + "\n");
        assertEquals(good ? "" : "line 2 is longer than 120 characters", fact);
    }

    @Test
    void fact_characters_outside_the_basic_plane_count_once() {
        assertEquals("", FormatRules.fact("\ud83d\ude42".repeat(120) + "\n"));
    }

    @Test
    void fact_carriage_return_is_found() {
        assertEquals("a line ends in a carriage return", FormatRules.fact("a\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a\n\n", "\n\n"})
    void fact_end_without_or_with_more_than_one_line_feed_is_found(String text) {
        assertEquals("the file does not end in one line feed", FormatRules.fact(text));
    }

    @Test
    void fact_tab_is_found() {
        assertEquals("a tab in line 2", FormatRules.fact("a\n\tb\n"));
    }

    @Test
    void fact_blank_at_the_end_of_a_line_is_found() {
        assertEquals("a blank at the end of line 1", FormatRules.fact("a \nb\n"));
    }

    @Test
    void problems_are_found_in_all_that_authors_write_and_not_in_what_learners_write() throws IOException {
        Layout layout = Samples.checkout(root);
        for (Path folder : List.of(
                layout.stubs(),
                layout.tests(),
                layout.pristine(),
                layout.reference(),
                layout.alternatives(),
                layout.broken())) {
            Samples.write(folder.resolve("e410_threads/A.java"), "a\tb\n");
            Samples.write(folder.resolve("e410_threads/A.md"), "a\tb\n");
        }
        assertEquals(
                List.of(
                        "kata-exercises/src/test/java/kata/e410_threads/A.java",
                        "kata-exercises/src/pristine/kata/e410_threads/A.java",
                        "solutions/reference/kata/e410_threads/A.java",
                        "solutions/alternatives/e410_threads/A.java",
                        "solutions/broken/e410_threads/A.java"),
                FormatRules.problems(layout).stream().map(Problem::where).toList());
    }

    @Test
    void problems_file_in_another_encoding_is_one() throws IOException {
        Layout layout = Samples.checkout(root);
        Path file = Samples.write(layout.tests().resolve("e410_threads/A.java"), "");
        Files.write(file, "// \u00e4\n".getBytes(StandardCharsets.ISO_8859_1));
        assertEquals(
                "the file is not UTF-8", FormatRules.problems(layout).get(0).fact());
    }
}
