package io.github.primeskata.grade;

import java.util.List;

/**
 * What a check reported.
 *
 * @param id which check
 * @param passed whether it held
 * @param verdict the word of the verdict if it did not, {@code NOT_CONCURRENT}
 * @param kind a particular of the verdict: {@code busy}, {@code heap}, an exception's type; may be empty
 * @param observed what was seen, one line
 * @param location the line of the submission, {@code ThreadsRunner.java:31}; empty if none is to blame
 * @param detail more lines: an interleaving as a table, stacks; may be empty
 * @param steps the interleaving that broke it, in the order in which it happened; may be empty
 */
public record CheckReport(
        String id,
        boolean passed,
        String verdict,
        String kind,
        String observed,
        String location,
        String detail,
        List<Step> steps) {

    /** Keeps an unmodifiable copy of the steps. */
    public CheckReport {
        steps = List.copyOf(steps);
    }

    /** One without an interleaving. */
    public CheckReport(
            String id, boolean passed, String verdict, String kind, String observed, String location, String detail) {
        this(id, passed, verdict, kind, observed, location, detail, List.of());
    }

    /** A check that held. */
    public static CheckReport passed(String id) {
        return new CheckReport(id, true, "", "", "", "", "");
    }
}
