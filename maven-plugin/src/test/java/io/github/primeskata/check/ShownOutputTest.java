package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShownOutputTest {

    private static final List<Check> CHECKS = List.of(Samples.check("two_workers_meet", 3));

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "    0/3  C1  two_workers_meet,true",
                "    3/3  C1  two_workers_meet: a reason,true",
                "    3/3  C1  three_workers_meet,false",
                "    3/4  C1  two_workers_meet,false",
                "    3/3  C2  two_workers_meet,false",
                "    3/3      two_workers_meet,false",
                "    2/2      the_approach_is_the_one_asked_for,true",
                "  check      two_workers_meet,true",
                "  check      three_workers_meet,false",
                "  e410 threads            RACE             11/22,true",
                "any three_workers_meet in prose,true",
            })
    void known_line_is_one_that_a_check_prints(String line, boolean known) {
        assertEquals(known, ShownOutput.known(line, CHECKS));
    }

    @Test
    void problems_name_page_line_and_cure(@TempDir Path root) throws IOException {
        Files.createDirectories(root.resolve("docs/tutorial"));
        Files.writeString(root.resolve("README.md"), "# Kata\n");
        Files.writeString(root.resolve("docs/tutorial/first.md"), "text\n  check      nobody_meets_anybody\n");

        assertEquals(
                List.of(new Problem(
                        "docs/tutorial/first.md:2",
                        "no check prints 'check      nobody_meets_anybody'",
                        "Show what the grader prints now")),
                ShownOutput.problems(new Layout(root), CHECKS));
    }
}
