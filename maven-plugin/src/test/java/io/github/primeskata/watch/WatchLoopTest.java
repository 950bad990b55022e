package io.github.primeskata.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.run.Result;
import io.github.primeskata.watch.Action.Beat;
import io.github.primeskata.watch.Action.Begin;
import io.github.primeskata.watch.Action.Cancel;
import io.github.primeskata.watch.Action.Cause;
import io.github.primeskata.watch.Action.Hint;
import io.github.primeskata.watch.Action.Keys;
import io.github.primeskata.watch.Action.NoKeys;
import io.github.primeskata.watch.Action.NoOther;
import io.github.primeskata.watch.Action.NoneBefore;
import io.github.primeskata.watch.Action.Quit;
import io.github.primeskata.watch.Action.SavedElsewhere;
import io.github.primeskata.watch.Action.Show;
import io.github.primeskata.watch.Action.ShowAgain;
import io.github.primeskata.watch.Action.ShowList;
import io.github.primeskata.watch.Action.Solved;
import io.github.primeskata.watch.Action.Trouble;
import io.github.primeskata.watch.Action.Watching;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatchLoopTest {

    private static final long QUIET = 100;
    private static final Exercise E010 = Samples.exercise("e010_prime_test");
    private static final Exercise E410 = Samples.exercise("e410_threads");
    private static final Exercise E510 = Samples.exercise("e510_lost_update");
    private static final List<Exercise> ALL = List.of(E010, E410, E510);

    private static final Snapshot STUB = saved(1);
    private static final Snapshot FIRST = saved(2);
    private static final Snapshot SECOND = saved(3);

    private WatchLoop loop = new WatchLoop(ALL, E410, false, Set.of(), QUIET);

    private static Snapshot saved(int version) {
        return new Snapshot(Map.of("ThreadsRunner.java", new Snapshot.Mark(version, 10, version)));
    }

    private static Result result(Exercise exercise, Verdict verdict) {
        return new Result(
                new ExerciseGrade(exercise, verdict, Optional.empty(), List.of(), 0, 0),
                List.of(),
                List.of(),
                "",
                List.of(),
                1);
    }

    private List<Action> look(Snapshot snapshot, long now) {
        return loop.on(new Event.Looked(snapshot), now);
    }

    private List<Action> press(char key) {
        return loop.on(new Event.Pressed(key), 0);
    }

    private List<Action> graded(int number, Verdict verdict) {
        return loop.on(new Event.Graded(number, result(loop.current(), verdict)), 0);
    }

    private static Begin begin(int number, Exercise exercise, Depth depth, Cause cause) {
        return new Begin(number, exercise, depth, cause);
    }

    /** Has looked at the stub, and has its verdict. */
    private void begun() {
        look(STUB, 0);
        graded(1, new Verdict.NotStarted());
    }

    @Test
    void first_look_grades_at_once() {
        assertEquals(List.of(begin(1, E410, Depth.QUICK, Cause.FIRST)), look(STUB, 0));
    }

    @Test
    void first_look_at_a_folder_that_is_not_there_grades_too() {
        assertEquals(List.of(begin(1, E410, Depth.QUICK, Cause.FIRST)), look(Snapshot.EMPTY, 0));
    }

    @Test
    void nothing_saved_grades_nothing() {
        begun();
        assertEquals(List.of(), look(STUB, 1_000));
        assertEquals(List.of(), look(STUB, 100_000));
    }

    @Test
    void save_is_graded_once_it_has_been_quiet_for_long_enough_and_not_before() {
        begun();
        assertEquals(List.of(), look(FIRST, 1_000));
        assertEquals(List.of(), look(FIRST, 1_000 + QUIET - 1));
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.SAVED)), look(FIRST, 1_000 + QUIET));
    }

    @Test
    void saves_one_upon_the_other_are_graded_once_with_the_last_text() {
        begun();
        assertEquals(List.of(), look(FIRST, 1_000));
        assertEquals(List.of(), look(SECOND, 1_000 + QUIET));
        assertEquals(List.of(), look(SECOND, 1_001 + QUIET));
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.SAVED)), look(SECOND, 1_000 + 2 * QUIET));
    }

    /** An editor that writes another file and renames it: for a moment there is none. */
    @Test
    void file_gone_for_a_moment_is_not_graded_as_gone() {
        begun();
        assertEquals(List.of(), look(Snapshot.EMPTY, 1_000));
        assertEquals(List.of(), look(FIRST, 1_050));
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.SAVED)), look(FIRST, 1_050 + QUIET));
    }

    @Test
    void file_gone_for_good_is_graded() {
        begun();
        look(Snapshot.EMPTY, 1_000);
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.SAVED)), look(Snapshot.EMPTY, 1_000 + QUIET));
    }

    @Test
    void save_while_grading_ends_that_grading_and_its_late_result_is_not_shown() {
        look(STUB, 0);
        assertEquals(List.of(new Cancel(1)), look(FIRST, 1_000));
        assertEquals(List.of(), graded(1, new Verdict.Race()));
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.SAVED)), look(FIRST, 1_000 + QUIET));
        assertEquals(List.of(new Show(result(E410, new Verdict.Leak()), Depth.QUICK)), graded(2, new Verdict.Leak()));
    }

    @Test
    void what_quick_leaves_open_is_graded_in_full_at_once() {
        look(STUB, 0);
        assertEquals(List.of(begin(2, E410, Depth.FULL, Cause.DEEPER)), graded(1, Verdict.Inconclusive.QUICK));
        assertEquals(List.of(new Show(result(E410, new Verdict.Race()), Depth.FULL)), graded(2, new Verdict.Race()));
    }

    @Test
    void save_while_graded_in_full_begins_with_quick_again() {
        look(STUB, 0);
        graded(1, Verdict.Inconclusive.QUICK);
        assertEquals(List.of(new Cancel(2)), look(FIRST, 1_000));
        assertEquals(List.of(begin(3, E410, Depth.QUICK, Cause.SAVED)), look(FIRST, 1_000 + QUIET));
    }

    @Test
    void pass_goes_on_with_the_next_open_one_and_grades_it_when_it_is_saved() {
        look(STUB, 0);
        assertEquals(
                List.of(new Solved(result(E410, new Verdict.Pass()), Optional.of(E510), false), new Watching(E510)),
                graded(1, new Verdict.Pass()));
        assertEquals(E510, loop.current());
        assertEquals(List.of(), look(STUB, 1_000));
        assertEquals(List.of(), look(STUB, 9_000));
        look(FIRST, 10_000);
        assertEquals(List.of(begin(2, E510, Depth.QUICK, Cause.SAVED)), look(FIRST, 10_000 + QUIET));
    }

    @Test
    void pass_of_one_that_was_named_stays_there_until_a_key_goes_on() {
        loop = new WatchLoop(ALL, E410, true, Set.of(), QUIET);
        expectStays();
        press('n');
        assertEquals(E510, loop.current());
    }

    /** Its save is graded again, however often it passes. */
    private void expectStays() {
        look(STUB, 0);
        List<Action> stays = List.of(new Solved(result(E410, new Verdict.Pass()), Optional.of(E510), true));
        assertEquals(stays, graded(1, new Verdict.Pass()));
        look(FIRST, 1_000);
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.SAVED)), look(FIRST, 1_000 + QUIET));
        assertEquals(stays, graded(2, new Verdict.Pass()));
        assertEquals(E410, loop.current());
    }

    @Test
    void pass_of_one_that_was_solved_before_it_was_watched_stays_there() {
        loop = new WatchLoop(ALL, E410, false, Set.of(E410.name()), QUIET);
        expectStays();
    }

    @Test
    void pass_after_the_one_that_was_named_goes_on() {
        loop = new WatchLoop(ALL, E410, true, Set.of(), QUIET);
        look(STUB, 0);
        press('n');
        look(STUB, 1);
        graded(2, new Verdict.Pass());
        assertEquals(E010, loop.current());
    }

    @Test
    void pass_of_the_last_one_goes_on_with_what_was_passed_over() {
        loop = new WatchLoop(ALL, E510, false, Set.of(E010.name()), QUIET);
        look(STUB, 0);
        assertEquals(
                List.of(new Solved(result(E510, new Verdict.Pass()), Optional.of(E410), false), new Watching(E410)),
                graded(1, new Verdict.Pass()));
    }

    @Test
    void pass_of_the_last_open_one_stays_there() {
        loop = new WatchLoop(ALL, E510, false, Set.of(E010.name(), E410.name()), QUIET);
        look(STUB, 0);
        assertEquals(
                List.of(new Solved(result(E510, new Verdict.Pass()), Optional.empty(), false)),
                graded(1, new Verdict.Pass()));
        look(FIRST, 1_000);
        assertEquals(List.of(begin(2, E510, Depth.QUICK, Cause.SAVED)), look(FIRST, 1_000 + QUIET));
    }

    @Test
    void what_was_solved_and_is_broken_again_is_open() {
        loop = new WatchLoop(ALL, E410, false, Set.of(E010.name(), E410.name()), QUIET);
        look(STUB, 0);
        graded(1, new Verdict.Race());
        press('n');
        assertEquals(E510, loop.current());
        press('n');
        assertEquals(E410, loop.current());
    }

    @Test
    void grading_that_broke_is_told_and_the_next_save_is_graded() {
        look(STUB, 0);
        assertEquals(List.of(new Trouble(E410, "no disk")), loop.on(new Event.Broke(1, "no disk"), 0));
        look(FIRST, 1_000);
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.SAVED)), look(FIRST, 1_000 + QUIET));
    }

    @Test
    void grading_under_way_beats_at_each_look() {
        loop.on(new Event.Looked(STUB), 7);
        assertEquals(List.of(new Beat(E410, Depth.QUICK, 1_000)), look(STUB, 1_007));
        assertEquals(List.of(new Beat(E410, Depth.QUICK, 2_000)), look(STUB, 2_007));
    }

    @Test
    void keys_for_hint_list_and_last_verdict_leave_a_grading_alone() {
        look(STUB, 0);
        assertEquals(List.of(new Hint(E410)), press('h'));
        assertEquals(List.of(new Hint(E410)), press('H'));
        assertEquals(List.of(new ShowList()), press('l'));
        assertEquals(List.of(new ShowAgain()), press('v'));
        assertEquals(List.of(new Keys()), press('?'));
        assertEquals(List.of(new Show(result(E410, new Verdict.Race()), Depth.QUICK)), graded(1, new Verdict.Race()));
    }

    @Test
    void key_for_run_again_grades_what_is_there() {
        begun();
        assertEquals(List.of(begin(2, E410, Depth.QUICK, Cause.ASKED)), press('r'));
        assertEquals(List.of(new Cancel(2), begin(3, E410, Depth.QUICK, Cause.ASKED)), press('r'));
    }

    @Test
    void key_for_next_ends_a_grading_and_grades_the_next() {
        look(STUB, 0);
        assertEquals(List.of(new Cancel(1), new Watching(E510)), press('n'));
        assertEquals(List.of(begin(2, E510, Depth.QUICK, Cause.FIRST)), look(STUB, 5));
        assertEquals(List.of(), graded(1, new Verdict.Pass()));
    }

    @Test
    void key_for_next_without_another_open_one_says_so() {
        loop = new WatchLoop(ALL, E410, false, Set.of(E010.name(), E510.name()), QUIET);
        begun();
        assertEquals(List.of(new NoOther()), press('n'));
        assertEquals(E410, loop.current());
    }

    @Test
    void key_for_back_ends_a_grading_and_grades_the_one_that_was_watched_before() {
        look(STUB, 0);
        press('n');
        look(STUB, 5);
        assertEquals(List.of(new Cancel(2), new Watching(E410)), press('b'));
        assertEquals(List.of(begin(3, E410, Depth.QUICK, Cause.FIRST)), look(STUB, 6));
    }

    @Test
    void key_for_back_goes_back_one_by_one_and_says_where_it_ends() {
        press('n');
        press('n');
        assertEquals(List.of(new Watching(E510)), press('b'));
        assertEquals(List.of(new Watching(E410)), press('b'));
        assertEquals(List.of(new NoneBefore()), press('b'));
        assertEquals(E410, loop.current());
    }

    @Test
    void key_for_back_leads_to_what_has_passed_and_stays_there() {
        look(STUB, 0);
        graded(1, new Verdict.Pass());
        press('b');
        assertEquals(E410, loop.current());
        look(STUB, 1);
        assertEquals(
                List.of(new Solved(result(E410, new Verdict.Pass()), Optional.of(E510), true)),
                graded(2, new Verdict.Pass()));
    }

    private List<Action> lookAround(Snapshot ofE410, Snapshot ofE510) {
        Map<String, Snapshot> folders = Map.of(E010.name(), STUB, E410.name(), ofE410, E510.name(), ofE510);
        return loop.on(new Event.LookedAround(folders), 0);
    }

    private static List<Action> elsewhere(boolean back, Exercise... saved) {
        return List.of(new SavedElsewhere(List.of(saved), back));
    }

    @Test
    void save_of_another_exercise_is_told_and_one_of_this_is_not() {
        begun();
        assertEquals(List.of(), lookAround(STUB, STUB));
        assertEquals(List.of(), lookAround(FIRST, STUB));
        assertEquals(elsewhere(false, E510), lookAround(FIRST, FIRST));
        assertEquals(List.of(), lookAround(FIRST, FIRST));
        assertEquals(List.of(), lookAround(FIRST, Snapshot.EMPTY));
    }

    @Test
    void save_of_the_one_before_is_told_with_the_way_back() {
        press('n');
        lookAround(STUB, STUB);
        assertEquals(elsewhere(true, E410), lookAround(FIRST, STUB));
    }

    @Test
    void saves_of_several_at_once_are_told_together_and_have_no_way_back() {
        loop = new WatchLoop(ALL, E510, false, Set.of(), QUIET);
        press('n');
        assertEquals(E010, loop.current());
        lookAround(STUB, STUB);
        assertEquals(elsewhere(false, E410, E510), lookAround(FIRST, FIRST));
    }

    /** An editor that saves after each pause would push the verdict off the screen. */
    @Test
    void save_of_another_exercise_is_told_once_until_a_key_or_a_verdict_comes_between() {
        begun();
        lookAround(STUB, STUB);
        assertEquals(elsewhere(false, E510), lookAround(STUB, FIRST));
        assertEquals(List.of(), lookAround(STUB, SECOND));
        press('h');
        assertEquals(elsewhere(false, E510), lookAround(STUB, FIRST));
        look(FIRST, 1_000);
        look(FIRST, 1_000 + QUIET);
        assertEquals(List.of(), lookAround(FIRST, SECOND));
        graded(2, new Verdict.Race());
        assertEquals(elsewhere(false, E510), lookAround(FIRST, FIRST));
    }

    /** Between two looks around, while it was watched. */
    @Test
    void save_of_an_exercise_just_before_it_was_left_is_not_told() {
        begun();
        lookAround(STUB, STUB);
        press('n');
        assertEquals(List.of(), lookAround(FIRST, STUB));
        assertEquals(elsewhere(true, E410), lookAround(SECOND, STUB));
    }

    @Test
    void key_for_quit_ends_a_grading_and_leaves() {
        look(STUB, 0);
        assertEquals(List.of(new Cancel(1), new Quit()), press('q'));
    }

    @Test
    void end_of_input_leaves_only_where_somebody_sits() {
        begun();
        assertEquals(List.of(new NoKeys()), loop.on(new Event.KeysEnded(false), 0));
        assertEquals(List.of(new Quit()), loop.on(new Event.KeysEnded(true), 0));
        assertEquals(List.of(new Quit()), press((char) 4));
    }
}
