package io.github.primeskata.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisspelledTest {

    private static final Set<String> KNOWN = Set.of("exercise", "primes.filter", "primes.level");

    @ParameterizedTest
    @CsvSource({"excercise, exercise", "exercises, exercise", "primes.filtr, primes.filter", "primes.lvl, primes.level"
    })
    void name_that_is_nearly_one_of_ours_is_named_with_the_nearest(String given, String nearest) {
        String said = assertThrows(
                        MojoFailureException.class, () -> Misspelled.check(List.of("exercise", given), KNOWN))
                .getMessage();
        assertEquals(
                "-D" + given + " is no parameter. Did you mean -D" + nearest + "?",
                said.lines().findFirst().get());
    }

    @Test
    void names_of_ours_and_of_others_pass() throws Exception {
        Misspelled.check(
                List.of("exercise", "primes.level", "maven.repo.local", "test", "example", "style.color"), KNOWN);
    }
}
