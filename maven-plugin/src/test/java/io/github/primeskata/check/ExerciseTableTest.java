package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExerciseTableTest {

    private static final String EMPTY = "# Kata\n\n<!-- exercises:begin -->\n<!-- exercises:end -->\n\nMore.\n";
    private static final String FULL = "# Kata\n\n<!-- exercises:begin -->\n"
            + "| exercise | minutes | difficulty | needs | what you learn |\n|---|---:|---:|---|---|\n"
            + row("e010", "e010_prime_test")
            + row("e410", "e410_threads")
            + "<!-- exercises:end -->\n\nMore.\n";

    @TempDir
    Path root;

    private final Catalog catalog =
            new Catalog(List.of(Samples.exercise("e010_prime_test"), Samples.exercise("e410_threads")));
    private Layout layout;
    private Path readme;

    @BeforeEach
    void lay_out() {
        layout = Samples.checkout(root);
        readme = root.resolve("README.md");
    }

    private static String row(String id, String name) {
        return "| [" + id + " Threads on a common queue](kata-exercises/src/main/java/kata/" + name
                + "/README.md) | 20 | 2 | e310 | thread, join |\n";
    }

    private List<Problem> problems(boolean update) throws IOException {
        return ExerciseTable.problems(layout, catalog, update);
    }

    @Test
    void problems_table_out_of_date_is_one_and_nothing_is_written() throws IOException {
        Samples.write(readme, EMPTY);
        assertEquals(
                List.of(new Problem(
                        "README.md",
                        "the table of exercises is not what the pages say",
                        "Renew it: mvn primes:check -Dprimes.update")),
                problems(false));
        assertEquals(EMPTY, Files.readString(readme));
    }

    @Test
    void problems_with_update_table_is_renewed_and_the_rest_kept() throws IOException {
        Samples.write(readme, EMPTY);
        assertEquals(List.of(), problems(true));
        assertEquals(FULL, Files.readString(readme));
        assertEquals(List.of(), problems(false));
    }

    @Test
    void problems_table_up_to_date_is_none() throws IOException {
        Samples.write(readme, FULL);
        assertEquals(List.of(), problems(false));
    }

    @Test
    void problems_row_of_an_exercise_that_is_gone_is_one() throws IOException {
        Samples.write(readme, FULL.replace("e010", "e020"));
        assertEquals(1, problems(false).size());
    }

    @Test
    void problems_markers_missing_or_turned_round_are_one() throws IOException {
        for (String text : List.of(
                "# Kata\n", "<!-- exercises:begin -->\n", "<!-- exercises:end -->\n<!-- exercises:begin -->\n")) {
            Samples.write(readme, text);
            assertEquals(
                    "the markers of the table of exercises are missing",
                    problems(true).get(0).fact());
            assertEquals(text, Files.readString(readme));
        }
    }

    @Test
    void problems_without_a_readme_are_none() throws IOException {
        assertEquals(List.of(), problems(false));
    }
}
