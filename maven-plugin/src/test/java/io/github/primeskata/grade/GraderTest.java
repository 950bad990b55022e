package io.github.primeskata.grade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Aspect;
import io.github.primeskata.catalog.Check;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Rule;
import io.github.primeskata.grade.CheckGrade.State;
import io.github.primeskata.screen.ScreenFinding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraderTest {

    private static final Exercise PLAIN = Samples.exercise("e410_threads");
    private static final Exercise STRUCTURED = Samples.withStructure("e410_threads");
    private static final Check FIRST = Samples.check("first", 1);
    private static final Check SECOND = Samples.check("second", 2);
    private static final Check THIRD = Samples.check("third", 3);
    private static final List<Check> PLAN = List.of(FIRST, SECOND, THIRD);
    private static final Failure NOT_COMPILED =
            new Failure(new Verdict.CompileError("A.java:1"), "it_compiles", "", "';' expected", "A.java:1", "");
    private static final Failure MISSING =
            new Failure(new Verdict.ContractMissing("A.run"), "the_contract_is_there", "", "there is no A.run", "", "");
    private static final ScreenFinding FORBIDDEN =
            new ScreenFinding(Rule.EXECUTOR, "C2", "Executors.newFixedThreadPool", "A.java:7");

    private static CheckReport failed(Check check, String verdict, String kind) {
        return new CheckReport(check.id(), false, verdict, kind, "saw " + check.name(), "A.java:9", "more");
    }

    private static CheckReport passed(Check check) {
        return CheckReport.passed(check.id());
    }

    private static Ending ending(Verdict verdict, String during) {
        return new Ending(verdict, during, "it ended", "A.java:3", "stack");
    }

    private static ExerciseGrade run(Ending ending, CheckReport... reports) {
        return Grader.grade(Evidence.none(PLAIN, PLAN).withRun(List.of(reports), Optional.ofNullable(ending)));
    }

    private static List<State> states(ExerciseGrade grade) {
        return grade.checks().stream().map(CheckGrade::state).toList();
    }

    @Nested
    class LeftOut {

        private ExerciseGrade run(List<Check> leftOut, CheckReport... reports) {
            return Grader.grade(
                    Evidence.none(PLAIN, PLAN).withLeftOut(leftOut).withRun(List.of(reports), Optional.empty()));
        }

        @Test
        void grade_nothing_left_out_passes() {
            assertEquals(
                    new Verdict.Pass(),
                    run(List.of(), passed(FIRST), passed(SECOND), passed(THIRD)).verdict());
        }

        @Test
        void grade_one_check_left_out_is_no_pass_although_all_others_hold() {
            ExerciseGrade grade = run(List.of(THIRD), passed(FIRST), passed(SECOND));

            assertEquals(new Verdict.Inconclusive("quick"), grade.verdict());
            assertEquals(Grader.UNDECIDED, grade.failure().orElseThrow().check());
            assertEquals(List.of(State.PASSED, State.PASSED, State.NOT_REACHED), states(grade));
            assertEquals(
                    "left out: a quick grade does not run it",
                    grade.checks().get(2).reason());
            assertTrue(grade.points() < grade.max());
        }

        @Test
        void grade_a_failure_decides_although_others_are_left_out() {
            ExerciseGrade grade = run(List.of(THIRD), passed(FIRST), failed(SECOND, "RACE", ""));

            assertEquals(new Verdict.Race(), grade.verdict());
        }

        @Test
        void grade_a_check_that_was_asked_for_and_did_not_report_is_our_fault() {
            assertTrue(run(List.of(THIRD), passed(FIRST)).verdict() instanceof Verdict.InternalError);
        }
    }

    @Nested
    class Depths {

        private final Check costly = new Check("T#d", "", "d", "C1", Aspect.BEHAVIOUR, 1, true);

        @Test
        void depth_only_quick_leaves_out_what_is_costly() {
            List<Check> plan = List.of(FIRST, costly);

            assertEquals(List.of(), Depth.FULL.leftOut(plan));
            assertEquals(List.of(), Depth.VERDICT.leftOut(plan));
            assertEquals(List.of(costly), Depth.QUICK.leftOut(plan));
        }

        @Test
        void depth_only_full_goes_on_after_a_failure() {
            assertEquals(
                    List.of(Depth.FULL),
                    Stream.of(Depth.values())
                            .filter(depth -> !depth.stopsAtFailure())
                            .toList());
        }

        @Test
        void depth_is_found_by_its_word_only() {
            assertEquals(Optional.of(Depth.QUICK), Depth.of("quick"));
            assertEquals(Optional.empty(), Depth.of("QUICK"));
            assertEquals(List.of("full", "quick", "verdict"), Depth.words());
        }
    }

    @Nested
    class Stages {

        private final Evidence everything = Evidence.none(STRUCTURED, PLAN)
                .withFault("the disk is full")
                .notStarted()
                .withCompileError(NOT_COMPILED)
                .withMissing(MISSING)
                .withScreened(List.of(FORBIDDEN))
                .withRun(List.of(failed(FIRST, "WRONG", "")), Optional.empty());

        private Evidence without(boolean fault, boolean notStarted, boolean compile, boolean missing, boolean screen) {
            return new Evidence(
                    everything.exercise(),
                    notStarted || everything.started(),
                    compile ? Optional.empty() : everything.compileError(),
                    missing ? Optional.empty() : everything.missing(),
                    screen ? List.of() : everything.screened(),
                    everything.plan(),
                    everything.reports(),
                    everything.ending(),
                    fault ? Optional.empty() : everything.fault(),
                    everything.leftOut());
        }

        @ParameterizedTest
        @CsvSource({
            "false, false, false, false, false, INTERNAL_ERROR",
            "true,  false, false, false, false, NOT_STARTED",
            "true,  true,  false, false, false, COMPILE_ERROR",
            "true,  true,  true,  false, false, CONTRACT_MISSING",
            "true,  true,  true,  true,  false, FORBIDDEN_API",
            "true,  true,  true,  true,  true,  WRONG",
        })
        void grade_evidence_of_several_stages_the_earliest_decides(
                boolean fault, boolean notStarted, boolean compile, boolean missing, boolean screen, String verdict) {
            Evidence evidence = without(fault, notStarted, compile, missing, screen);
            assertEquals(verdict, Grader.grade(evidence).verdict().word());
        }

        @Test
        void grade_fault_costs_no_points_and_is_no_score() {
            ExerciseGrade grade = Grader.grade(everything);
            assertEquals(0, grade.points());
            assertEquals(0, grade.max());
            assertEquals("the disk is full", grade.failure().orElseThrow().observed());
            assertEquals(List.of(State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED), states(grade));
        }

        @Test
        void grade_not_started_has_no_failure_and_keeps_the_maximum() {
            ExerciseGrade grade = Grader.grade(Evidence.none(STRUCTURED, PLAN).notStarted());
            assertEquals(Optional.empty(), grade.failure());
            assertEquals(0, grade.points());
            assertEquals(6 + Grader.STRUCTURE_POINTS, grade.max());
            assertTrue(grade.checks().stream().allMatch(check -> check.state() == State.NOT_REACHED));
            assertTrue(grade.checks().stream().allMatch(check -> check.reason().contains("NOT_STARTED")));
        }

        @Test
        void grade_compile_error_reaches_no_check_and_keeps_the_maximum() {
            ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, PLAN).withCompileError(NOT_COMPILED));
            assertEquals(Optional.of(NOT_COMPILED), grade.failure());
            assertEquals(0, grade.points());
            assertEquals(6, grade.max());
            assertEquals(List.of(State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED), states(grade));
        }

        @Test
        void grade_missing_contract_reaches_no_check() {
            ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, PLAN).withMissing(MISSING));
            assertEquals(new Verdict.ContractMissing("A.run"), grade.verdict());
            assertEquals(0, grade.points());
        }

        @Test
        void grade_forbidden_use_names_member_clause_and_line_and_gives_no_points() {
            ScreenFinding later = new ScreenFinding(Rule.EXECUTOR, "C2", "ExecutorService.submit", "A.java:8");
            ExerciseGrade grade = Grader.grade(Evidence.none(STRUCTURED, PLAN).withScreened(List.of(FORBIDDEN, later)));
            Failure failure = grade.failure().orElseThrow();
            assertEquals(new Verdict.ForbiddenApi("Executors.newFixedThreadPool"), grade.verdict());
            assertEquals("C2", failure.clause());
            assertEquals("A.java:7", failure.location());
            assertEquals(0, grade.points());
            assertEquals(8, grade.max());
            assertEquals(List.of(State.FAILED, State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED), states(grade));
        }

        @Test
        void grade_forbidden_use_where_structure_is_not_graded_still_fails() {
            ScreenFinding exit = new ScreenFinding(Rule.EXIT, "", "System.exit", "A.java:7");
            ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, PLAN).withScreened(List.of(exit)));
            assertEquals("FORBIDDEN_API", grade.verdict().word());
            assertEquals(6, grade.max());
            assertEquals(List.of(State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED), states(grade));
        }
    }

    @Nested
    class Checks {

        @Test
        void grade_every_check_held_passes_with_all_points() {
            ExerciseGrade grade = run(null, passed(FIRST), passed(SECOND), passed(THIRD));
            assertInstanceOf(Verdict.Pass.class, grade.verdict());
            assertTrue(grade.passed());
            assertEquals(6, grade.points());
            assertEquals(6, grade.max());
            assertEquals(Optional.empty(), grade.failure());
        }

        @Test
        void grade_pass_with_structure_adds_its_points() {
            ExerciseGrade grade = Grader.grade(Evidence.none(STRUCTURED, PLAN)
                    .withRun(List.of(passed(FIRST), passed(SECOND), passed(THIRD)), Optional.empty()));
            assertEquals(8, grade.points());
            assertEquals(8, grade.max());
            assertEquals(Grader.STRUCTURE, grade.checks().get(0).check().name());
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2})
        void grade_one_check_did_not_report_is_internal_error_never_a_pass(int silent) {
            List<CheckReport> reports = new ArrayList<>(List.of(passed(FIRST), passed(SECOND), passed(THIRD)));
            reports.remove(silent);
            ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, PLAN).withRun(reports, Optional.empty()));
            assertEquals("INTERNAL_ERROR", grade.verdict().word());
            assertTrue(grade.failure()
                    .orElseThrow()
                    .observed()
                    .contains(PLAN.get(silent).name()));
            assertEquals(0, grade.points());
            assertEquals(0, grade.max());
        }

        @Test
        void grade_report_of_an_unknown_check_replaces_none_of_the_plan() {
            CheckReport stranger = CheckReport.passed("ThreadsRunnerTest$Alone#stranger");
            ExerciseGrade grade = run(null, passed(FIRST), passed(SECOND), stranger);
            assertEquals("INTERNAL_ERROR", grade.verdict().word());
        }

        @Test
        void grade_empty_plan_is_internal_error_never_a_pass() {
            ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, List.of()).withRun(List.of(), Optional.empty()));
            assertEquals("INTERNAL_ERROR", grade.verdict().word());
            assertEquals(0, grade.max());
        }

        @Test
        void grade_check_without_points_still_decides() {
            Check free = Samples.check("free", 0);
            ExerciseGrade grade = Grader.grade(
                    Evidence.none(PLAIN, List.of(free)).withRun(List.of(failed(free, "WRONG", "")), Optional.empty()));
            assertEquals("WRONG", grade.verdict().word());
        }

        @Test
        void grade_several_failures_the_order_of_the_plan_decides_not_that_of_the_reports() {
            ExerciseGrade grade = run(null, failed(THIRD, "RACE", ""), failed(SECOND, "LEAK", ""), passed(FIRST));
            assertEquals(new Verdict.Leak(), grade.verdict());
            assertEquals("second", grade.failure().orElseThrow().check());
            assertEquals(List.of(State.PASSED, State.FAILED, State.FAILED), states(grade));
        }

        @Test
        void grade_failed_check_tells_what_was_seen_and_where() {
            ExerciseGrade grade = run(null, passed(FIRST), failed(SECOND, "WRONG", ""), passed(THIRD));
            Failure expected = new Failure(new Verdict.Wrong(), "second", "C1", "saw second", "A.java:9", "more");
            assertEquals(Optional.of(expected), grade.failure());
            assertEquals(4, grade.points());
            assertEquals("saw second", grade.checks().get(1).reason());
            assertEquals("", grade.checks().get(0).reason());
        }

        @Test
        void grade_check_that_reported_twice_counts_as_failed_if_one_report_says_so() {
            ExerciseGrade grade = run(null, passed(FIRST), failed(FIRST, "WRONG", ""), passed(SECOND), passed(THIRD));
            assertEquals("WRONG", grade.verdict().word());
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "PASS", "NONSENSE", "NOT_STARTED", "wrong"})
        void grade_unknown_verdict_word_is_internal_error_without_a_score(String word) {
            ExerciseGrade grade = run(null, passed(FIRST), failed(SECOND, word, ""), passed(THIRD));
            assertEquals("INTERNAL_ERROR", grade.verdict().word());
            assertEquals(0, grade.points());
            assertEquals(0, grade.max());
        }

        @ParameterizedTest
        @CsvSource({
            "WRONG, '', WRONG",
            "RACE, '', RACE",
            "LEAK, '', LEAK",
            "NOT_CONCURRENT, '', NOT_CONCURRENT",
            "NO_SPEED_UP, '', NO_SPEED_UP",
            "DEADLOCK, '', DEADLOCK",
            "TIMEOUT, busy, TIMEOUT(busy)",
            "TIMEOUT, '', TIMEOUT(idle)",
            "EXCEPTION, ArithmeticException, EXCEPTION(ArithmeticException)",
            "OUT_OF_MEMORY, '', OUT_OF_MEMORY(heap)",
            "OUT_OF_MEMORY, metaspace, OUT_OF_MEMORY(metaspace)",
            "CONTRACT_MISSING, '', CONTRACT_MISSING",
            "INCONCLUSIVE, '', INCONCLUSIVE",
        })
        void grade_word_of_a_check_becomes_its_verdict(String word, String kind, String shown) {
            ExerciseGrade grade = run(null, failed(FIRST, word, kind), passed(SECOND), passed(THIRD));
            assertEquals(shown, grade.verdict().shown());
        }
    }

    @Nested
    class Endings {

        @Test
        void grade_end_before_any_check_fails_by_the_ending() {
            ExerciseGrade grade = run(ending(new Verdict.Exited(3), ""));
            assertEquals(new Verdict.Exited(3), grade.verdict());
            assertEquals("the_run_ends_by_itself", grade.failure().orElseThrow().check());
            assertEquals("", grade.failure().orElseThrow().clause());
            assertEquals(0, grade.points());
            assertEquals(6, grade.max());
            assertEquals(List.of(State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED), states(grade));
        }

        @Test
        void grade_end_during_a_check_fails_that_check_and_keeps_the_points_before_it() {
            ExerciseGrade grade = run(ending(new Verdict.Crashed(6), SECOND.id()), passed(FIRST));
            assertEquals(new Verdict.Crashed(6), grade.verdict());
            assertEquals("second", grade.failure().orElseThrow().check());
            assertEquals("C1", grade.failure().orElseThrow().clause());
            assertEquals(1, grade.points());
            assertEquals(List.of(State.PASSED, State.FAILED, State.NOT_REACHED), states(grade));
            assertEquals("it ended", grade.checks().get(1).reason());
            assertEquals("not reached: second came first", grade.checks().get(2).reason());
        }

        @Test
        void grade_end_after_a_failed_check_is_explained_by_that_check() {
            ExerciseGrade grade =
                    run(ending(new Verdict.Exited(1), THIRD.id()), passed(FIRST), failed(SECOND, "WRONG", ""));
            assertEquals("WRONG", grade.verdict().word());
            assertEquals(List.of(State.PASSED, State.FAILED, State.FAILED), states(grade));
        }

        @Test
        void grade_end_after_the_last_check_is_not_a_pass() {
            ExerciseGrade grade = run(ending(new Verdict.Leak(), ""), passed(FIRST), passed(SECOND), passed(THIRD));
            assertEquals("LEAK", grade.verdict().word());
            assertEquals(5, grade.points());
            assertFalse(grade.passed());
        }

        @Test
        void grade_failed_check_and_silent_ones_after_it_blames_the_check() {
            ExerciseGrade grade = run(null, passed(FIRST), failed(SECOND, "TIMEOUT", "busy"));
            assertEquals("TIMEOUT(busy)", grade.verdict().shown());
            assertEquals(List.of(State.PASSED, State.FAILED, State.NOT_REACHED), states(grade));
        }
    }

    @Nested
    class HalfThePoints {

        /** The sum of the checks that held, the maximum, the points given. */
        @ParameterizedTest
        @CsvSource({
            "0, 8, 0", "3, 8, 3", "4, 8, 4", "5, 8, 4", "8, 8, 4",
            "0, 7, 0", "2, 7, 2", "3, 7, 3", "4, 7, 3", "7, 7, 3",
            "0, 1, 0", "1, 1, 0", "0, 0, 0",
        })
        void capped_sum_below_at_and_above_the_half_gives_at_most_the_half(int sum, int max, int points) {
            assertEquals(points, Grader.capped(new Verdict.Race(), sum, max));
            assertEquals(points, Grader.capped(new Verdict.Deadlock(), sum, max));
            assertEquals(points, Grader.capped(new Verdict.Timeout("busy"), sum, max));
            assertEquals(points, Grader.capped(new Verdict.Timeout("idle"), sum, max));
        }

        @ParameterizedTest
        @CsvSource({"3, 8", "4, 8", "5, 8", "7, 8", "4, 7"})
        void capped_other_verdicts_keep_their_sum(int sum, int max) {
            for (Verdict verdict : List.of(
                    new Verdict.Wrong(),
                    new Verdict.Leak(),
                    new Verdict.NotConcurrent(),
                    new Verdict.ExceptionThrown("E"),
                    new Verdict.Exited(1),
                    new Verdict.Pass())) {
                assertEquals(sum, Grader.capped(verdict, sum, max), verdict.word());
            }
        }

        /** Points of the checks that hold, points of the one that fails. */
        @ParameterizedTest
        @CsvSource({"3, 5, 3", "4, 4, 4", "5, 3, 4", "3, 4, 3", "4, 3, 3", "6, 1, 3"})
        void grade_racy_solution_with_most_checks_held_gets_at_most_the_half(int held, int lost, int points) {
            Check good = Samples.check("good", held);
            Check racy = Samples.check("racy", lost);
            for (String word : List.of("RACE", "DEADLOCK", "TIMEOUT")) {
                ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, List.of(good, racy))
                        .withRun(List.of(passed(good), failed(racy, word, "")), Optional.empty()));
                assertEquals(points, grade.points(), word);
                assertEquals(held + lost, grade.max(), word);
            }
        }

        @Test
        void grade_run_that_hung_is_capped_like_a_check_that_hung() {
            Check good = Samples.check("good", 5);
            Check hung = Samples.check("hung", 1);
            ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, List.of(good, hung))
                    .withRun(List.of(passed(good)), Optional.of(ending(new Verdict.Timeout("busy"), hung.id()))));
            assertEquals(3, grade.points());
        }

        @Test
        void grade_structure_points_count_for_the_half() {
            Check good = Samples.check("good", 3);
            Check racy = Samples.check("racy", 1);
            ExerciseGrade grade = Grader.grade(Evidence.none(STRUCTURED, List.of(good, racy))
                    .withRun(List.of(passed(good), failed(racy, "RACE", "")), Optional.empty()));
            assertEquals(6, grade.max());
            assertEquals(3, grade.points());
        }

        @ParameterizedTest
        @CsvSource({"0, 6, 0", "4, 6, 4", "5, 6, 5", "6, 6, 5", "0, 0, 0"})
        void below_full_sum_below_at_and_above_the_last_point_never_reaches_the_maximum(int sum, int max, int points) {
            assertEquals(points, Grader.belowFull(new Verdict.Leak(), sum, max));
            assertEquals(points, Grader.belowFull(new Verdict.Exited(0), sum, max));
            assertEquals(sum, Grader.belowFull(new Verdict.Pass(), sum, max));
        }

        /** A race is capped wherever it shows: the first failure gives the verdict, any of them makes it unsafe. */
        @Test
        void grade_race_behind_another_failure_is_capped_too() {
            Check wrong = Samples.check("wrong", 0);
            Check good = Samples.check("good", 5);
            Check racy = Samples.check("racy", 1);
            ExerciseGrade grade = Grader.grade(Evidence.none(PLAIN, List.of(wrong, good, racy))
                    .withRun(
                            List.of(failed(wrong, "WRONG", ""), passed(good), failed(racy, "RACE", "")),
                            Optional.empty()));
            assertEquals("WRONG", grade.verdict().word());
            assertEquals(3, grade.points());
        }
    }
}
