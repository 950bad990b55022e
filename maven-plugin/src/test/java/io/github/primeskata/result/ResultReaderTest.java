package io.github.primeskata.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.report.JsonReport;
import io.github.primeskata.report.Runs;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResultReaderTest {

    static Set<String> runs() {
        return Runs.all().keySet();
    }

    private static String refused(String text) {
        return assertThrows(ResultException.class, () -> ResultReader.read(text))
                .getMessage();
    }

    @Test
    void reader_knows_the_version_that_the_grader_writes() {
        assertEquals(JsonReport.SCHEMA_VERSION, ResultReader.VERSION);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void file_of_a_run_says_what_the_run_says(String run) {
        ResultFile result = Results.result(run);
        var graded = Runs.all().get(run).results();
        assertEquals(graded.size(), result.exercises().size());
        for (int i = 0; i < graded.size(); i++) {
            var grade = graded.get(i).grade();
            Entry entry = result.exercises().get(i);
            assertEquals(grade.exercise().name(), entry.name());
            assertEquals(grade.verdict().word(), entry.verdict());
            assertEquals(grade.points(), entry.points());
            assertEquals(grade.max(), entry.max());
            assertEquals(grade.failure().isPresent(), entry.failure().isPresent());
            assertEquals(grade.checks().size(), entry.checks().size());
            assertEquals(1340, entry.elapsedMillis());
        }
    }

    @Test
    void place_of_a_failure_is_a_file_and_a_line() {
        Entry entry = Results.result("failure").exercises().get(0);
        assertEquals(
                Optional.of(new Place("ThreadsRunner.java", 31)),
                entry.failure().orElseThrow().place());
        assertEquals(
                "kata-exercises/src/main/java/kata/e510_lost_update/ThreadsRunner.java",
                new Place("ThreadsRunner.java", 31).path(entry.name()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "A.java",
                "A.java:0",
                "../A.java:1",
                "a/A.java:1",
                "A.java:1\n",
                "A.txt:1",
                "A.java:99999999999",
                ":1"
            })
    void place_is_nothing_else(String text) {
        assertEquals(Optional.empty(), Place.of(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "null", "[]", "3", "\"x\"", "{}", "{\"schemaVersion\": \"1\"}", "<html>"})
    void text_that_is_no_result_is_refused(String text) {
        assertTrue(List.of("it is no JSON, or not all of it is there", "it is no result of primes:grade")
                .contains(refused(text)));
    }

    @Test
    void every_beginning_of_a_file_is_refused() {
        String text = Results.text("failure").stripTrailing();
        for (int length = 0; length < text.length(); length += 7) {
            refused(text.substring(0, length));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "x", "]"})
    void file_with_something_behind_its_end_is_refused(String more) {
        refused(Results.text("failure") + more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "0", "-1", "99999999999999999999"})
    void file_of_another_version_is_refused(String version) {
        String text = Results.text("failure").replace("\"schemaVersion\" : 1", "\"schemaVersion\" : " + version);
        assertTrue(refused(text).contains("version"), refused(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"verdict\" : \"RACE\"              | \"verdict\" : \"WON\"",
                "\"name\" : \"e510_lost_update\"     | \"name\" : \"../../etc/passwd\"",
                "\"state\" : \"FAILED\"              | \"state\" : \"LOST\"",
                "\"points\" : 4                      | \"points\" : 4000",
                "\"points\" : 4                      | \"points\" : -1",
                "\"max\" : 8                         | \"max\" : 99999999999",
                "\"exercises\" : [                   | \"exercises\" : 3, \"x\" : [",
                "\"finished\" : \"2026               | \"finished\" : \"soon, 2026",
                "\"title\" : \"                      | \"titel\" : \"",
            })
    void file_with_an_impossible_field_is_refused(String old, String replacement) {
        String text = Results.text("failure");
        assertTrue(text.contains(old), () -> old + " in " + text);
        refused(text.replace(old, replacement));
    }

    @Test
    void file_with_an_exercise_twice_is_refused() {
        refused(Results.text("all-solved").replace("e110_synchronous", "e010_prime_test"));
    }

    @Test
    void unknown_key_is_passed_over() {
        Results.read(Results.text("failure").replace("\"grader\" :", "\"new\" : {}, \"grader\" :"));
    }

    @Test
    void texts_are_free_of_control_characters_and_short() {
        Entry entry = Results.nasty().exercises().get(0);
        for (String text : List.of(
                entry.title(),
                entry.warnings().get(0),
                entry.failure().orElseThrow().detail(),
                entry.checks().get(0).reason())) {
            assertFalse(text.matches("(?s).*[\\x{0}\\x{8}\\x{1b}\\x{FFFE}\\x{FFFF}\\x{202E}\\x{2028}].*"), text);
            assertTrue(text.length() < 9000);
        }
        assertFalse(entry.title().contains("\n"));
    }
}
