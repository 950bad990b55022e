package io.github.primeskata.watch;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.run.Result;
import java.util.List;
import java.util.Optional;

/** What is to be done about an {@link Event}. */
sealed interface Action {

    /**
     * Grade an exercise.
     *
     * @param number the grading's, greater than that of all before
     * @param why what it is for
     */
    record Begin(int number, Exercise exercise, Depth depth, Cause why) implements Action {}

    /** Why an exercise is graded. */
    enum Cause {
        /** It is the first time. */
        FIRST,
        /** Something was saved. */
        SAVED,
        /** A key asked for it. */
        ASKED,
        /** A quick grade found nothing wrong. */
        DEEPER
    }

    /** End a grading whose result nobody wants any more. */
    record Cancel(int number) implements Action {}

    /** Tell that a grading is still under way. @param nanos for how long */
    record Beat(Exercise exercise, Depth depth, long nanos) implements Action {}

    /** Show what is wrong, or what is still open. */
    record Show(Result result, Depth depth) implements Action {}

    /**
     * Show a pass.
     *
     * @param next the next open exercise; empty if all is solved
     * @param stays whether the one that passed is watched further; if not, it is the next one
     */
    record Solved(Result result, Optional<Exercise> next, boolean stays) implements Action {}

    /** Tell that a grading came to nothing. */
    record Trouble(Exercise exercise, String why) implements Action {}

    /** Remember which exercise is watched. */
    record Watching(Exercise exercise) implements Action {}

    /** Show the next hint. */
    record Hint(Exercise exercise) implements Action {}

    /** Show the exercises. */
    record ShowList() implements Action {}

    /** Show the last verdict again. */
    record ShowAgain() implements Action {}

    /**
     * Tell that something was saved that is not watched.
     *
     * @param saved the exercises, in order
     * @param back whether there is one, and the key for back leads to it
     */
    record SavedElsewhere(List<Exercise> saved, boolean back) implements Action {

        /** Keeps an unmodifiable copy. */
        public SavedElsewhere {
            saved = List.copyOf(saved);
        }
    }

    /** Tell that no other exercise is open. */
    record NoOther() implements Action {}

    /** Tell that no exercise was watched before. */
    record NoneBefore() implements Action {}

    /** Tell which keys there are. */
    record Keys() implements Action {}

    /** Tell that no key will be read from now on. */
    record NoKeys() implements Action {}

    /** Leave. */
    record Quit() implements Action {}
}
