package io.github.primeskata.check;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.catalog.Problem;
import io.github.primeskata.catalog.Variant;
import io.github.primeskata.catalog.Variant.Kind;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Failure;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.report.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatrixTest {

    private static Variant variant(String exercise, Kind kind, String name) {
        boolean broken = kind == Kind.BROKEN;
        return new Variant(Samples.exercise(exercise), kind, name, Map.of(), broken ? "RACE" : "", broken ? "C2" : "");
    }

    private static MatrixRow row(Kind kind, Map<String, Integer> got, int rounds) {
        return new MatrixRow(variant("e410_threads", kind, "name"), got, rounds, "");
    }

    /** Broken by RACE C2: below, at and above what it must get, of three rounds. */
    @ParameterizedTest
    @CsvSource({"0, 3, false", "1, 2, false", "2, 1, false", "3, 0, true"})
    void row_of_a_broken_variant_is_clean_if_every_round_hits(int hits, int others, boolean clean) {
        Map<String, Integer> got = hits == 0
                ? Map.of("WRONG C1", others)
                : others == 0 ? Map.of("RACE C2", hits) : Map.of("RACE C2", hits, "WRONG C1", others);
        MatrixRow row = row(Kind.BROKEN, got, 3);
        assertEquals(hits, row.hits());
        assertEquals(clean, row.clean());
        assertEquals("RACE C2", row.expected());
    }

    @ParameterizedTest
    @CsvSource({"RACE C1", "RACE", "WRONG C2", "PASS", "INTERNAL_ERROR", "TIMEOUT C2"})
    void row_of_a_broken_variant_with_another_verdict_or_clause_is_not_clean(String got) {
        assertEquals(0, row(Kind.BROKEN, Map.of(got, 1), 1).hits());
    }

    @ParameterizedTest
    @CsvSource({"PASS, true", "WRONG C1, false", "INTERNAL_ERROR, false", "NOT_STARTED, false"})
    void row_of_a_right_solution_is_clean_if_it_passes(String got, boolean clean) {
        assertEquals(clean, row(Kind.REFERENCE, Map.of(got, 2), 2).clean());
        assertEquals(clean, row(Kind.ALTERNATIVE, Map.of(got, 2), 2).clean());
    }

    @Test
    void row_of_a_right_solution_that_passes_in_all_rounds_but_one_is_not_clean() {
        MatrixRow row = row(Kind.REFERENCE, Map.of("PASS", 19, "RACE C2", 1), 20);
        assertEquals(19, row.hits());
        assertEquals(false, row.clean());
    }

    @ParameterizedTest
    @CsvSource({"EXCEPTION C1, true", "WRONG C1, true", "PASS, false", "INTERNAL_ERROR, false"})
    void row_of_the_stub_is_clean_if_it_fails_by_its_own_fault(String got, boolean clean) {
        assertEquals(clean, row(Kind.PRISTINE, Map.of(got, 2), 2).clean());
    }

    @Test
    void row_of_the_stub_that_fails_in_different_ways_is_not_clean() {
        MatrixRow row = row(Kind.PRISTINE, Map.of("EXCEPTION C1", 1, "WRONG C1", 1), 2);
        assertEquals(2, row.hits());
        assertEquals(false, row.clean());
    }

    @Test
    void row_without_rounds_is_not_clean() {
        assertEquals(false, row(Kind.REFERENCE, Map.of(), 0).clean());
    }

    @Test
    void outcome_of_a_grade_is_verdict_and_clause() {
        Failure failure = new Failure(new Verdict.Timeout("busy"), "check", "C2", "", "", "");
        assertEquals("TIMEOUT C2", KillMatrix.outcome(grade(failure.verdict(), Optional.of(failure))));
        assertEquals("PASS", KillMatrix.outcome(grade(new Verdict.Pass(), Optional.empty())));
        Failure early = new Failure(new Verdict.CompileError("A.java:1"), "it_compiles", "", "", "", "");
        assertEquals("COMPILE_ERROR", KillMatrix.outcome(grade(early.verdict(), Optional.of(early))));
    }

    private static ExerciseGrade grade(Verdict verdict, Optional<Failure> failure) {
        return new ExerciseGrade(Samples.exercise("e410_threads"), verdict, failure, List.of(), 0, 0);
    }

    @Test
    void problems_rows_that_are_not_clean_name_their_folders() {
        Layout layout = new Layout(Path.of("kata"));
        List<Problem> problems = KillMatrix.problems(
                layout,
                List.of(
                        row(Kind.PRISTINE, Map.of("PASS", 2), 2),
                        row(Kind.REFERENCE, Map.of("PASS", 2), 2),
                        row(Kind.ALTERNATIVE, Map.of("LEAK C1", 2), 2),
                        new MatrixRow(
                                variant("e410_threads", Kind.BROKEN, "no-lock"),
                                Map.of("RACE C2", 1, "PASS", 1),
                                2,
                                "it passes")));
        assertEquals(
                List.of(
                        "kata-exercises/src/pristine/kata/e410_threads",
                        "solutions/alternatives/e410_threads/name",
                        "solutions/broken/e410_threads/no-lock"),
                problems.stream().map(Problem::where).toList());
        assertEquals(
                "expected RACE C2, got {PASS=1, RACE C2=1}: 1 of 2; it passes",
                problems.get(2).fact());
    }

    @Test
    void table_of_clean_and_other_rows_is_as_kept() throws IOException {
        Golden.assertGolden(
                "matrix",
                MatrixTable.of(List.of(
                        new MatrixRow(variant("e010_prime_test", Kind.PRISTINE, "stub"), Map.of("WRONG C1", 2), 2, ""),
                        new MatrixRow(
                                variant("e010_prime_test", Kind.REFERENCE, "reference"), Map.of("PASS", 2), 2, ""),
                        new MatrixRow(
                                variant("e410_threads", Kind.ALTERNATIVE, "threads-in-a-group"),
                                Map.of("PASS", 1, "LEAK C4", 1),
                                2,
                                "a thread was left"),
                        new MatrixRow(
                                variant("e410_threads", Kind.BROKEN, "workers-run-not-started"),
                                Map.of("RACE C2", 2),
                                2,
                                ""),
                        new MatrixRow(
                                variant("e410_threads", Kind.BROKEN, "a-mistake-with-a-very-long-name-indeed"),
                                Map.of("PASS", 2),
                                2,
                                "it passes"))));
    }
}
