package io.github.primeskata.result;

import java.util.List;
import java.util.Optional;

/**
 * What a result file says of one exercise.
 *
 * @param name the exercise, {@code e410_threads}
 * @param title what it is about
 * @param verdict the word of the verdict, one of those that the grader has
 * @param verdictDetail the verdict with its particulars
 * @param points points given
 * @param max points to be had; 0 if the grader failed
 * @param failure why it is rejected; empty for PASS and NOT_STARTED
 * @param checks in the order of learning
 * @param warnings remarks that cost no points
 * @param elapsedMillis how long it took
 */
public record Entry(
        String name,
        String title,
        String verdict,
        String verdictDetail,
        int points,
        int max,
        Optional<Rejection> failure,
        List<CheckLine> checks,
        List<String> warnings,
        long elapsedMillis) {

    /** What became of a check. */
    public enum State {
        /** It held. */
        PASSED,
        /** It did not hold. */
        FAILED,
        /** The run ended before it. */
        NOT_REACHED
    }

    /**
     * One check.
     *
     * @param name its sentence
     * @param group the nested class; may be empty
     * @param clause the clause that it proves; may be empty
     * @param state what became of it
     * @param points points given
     * @param max points to be had
     * @param reason why points are lost; empty if none are
     */
    public record CheckLine(
            String name, String group, String clause, State state, int points, int max, String reason) {}

    /**
     * Why an exercise is rejected.
     *
     * @param check the sentence of the check or of the stage
     * @param clause the clause that is broken; may be empty
     * @param observed what was seen, one line
     * @param expected what was expected, one line
     * @param place the line of the submission, if one is to blame
     * @param detail more lines; may be empty
     * @param replay the command that grades it again
     */
    public record Rejection(
            String check,
            String clause,
            String observed,
            String expected,
            Optional<Place> place,
            String detail,
            String replay) {}

    /** Keeps unmodifiable copies. */
    public Entry {
        checks = List.copyOf(checks);
        warnings = List.copyOf(warnings);
    }

    /** The id: {@code e410}. */
    public String id() {
        return name.substring(0, 4);
    }

    /** Id and title: {@code e410 Threads on a common queue}. */
    public String label() {
        return id() + " " + title;
    }

    /** The same under another title. */
    public Entry titled(String other) {
        return new Entry(name, other, verdict, verdictDetail, points, max, failure, checks, warnings, elapsedMillis);
    }

    /** Whether it passes. */
    public boolean passed() {
        return verdict.equals("PASS");
    }

    /** Whether the stub was changed at all. */
    public boolean started() {
        return !verdict.equals("NOT_STARTED");
    }

    /** Whether a fault of the grader keeps it from a score. */
    public boolean faulty() {
        return verdict.equals("INTERNAL_ERROR");
    }
}
