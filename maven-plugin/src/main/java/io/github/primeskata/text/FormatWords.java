package io.github.primeskata.text;

import java.util.List;

/** What stands in files for other tools, and is said about them. Pure functions; one line unless they say otherwise. */
public final class FormatWords {

    private FormatWords() {}

    /** A file is no JSON. */
    public static String noJson() {
        return "it is no JSON, or not all of it is there";
    }

    /** A file is JSON, but no result. */
    public static String noResult() {
        return "it is no result of primes:grade";
    }

    /** A file has a version that is not known. */
    public static String otherVersion(int newest) {
        return "it has a version of the schema that this grader does not know (newest known: " + newest + ")";
    }

    /** A field of a result is missing or has a value that it cannot have. */
    public static String badField(String field) {
        return "its field " + field + " is missing or has a value that it cannot have";
    }

    /** Several lines: what a person should read of a failure. */
    public static String failure(String observed, String expected, String place, String detail, String replay) {
        StringBuilder text = new StringBuilder();
        text.append("observed   ").append(observed);
        text.append(place.isEmpty() ? "" : " (" + place + ")");
        text.append("\nexpected   ").append(expected);
        text.append("\nreplay     ").append(replay);
        text.append(detail.isBlank() ? "" : "\n\n" + detail.stripTrailing());
        return text.append("\n").toString();
    }

    /** What was seen and what was expected, for places with one line. */
    public static String observedNotExpected(String observed, String expected) {
        return observed + "; expected: " + expected;
    }

    /** Why a check of a stub was not run. */
    public static String notStarted() {
        return "the stub is as it was handed out";
    }

    /** What a rule of the static findings stands for. */
    public static String rule(String verdict) {
        return switch (verdict) {
            case "ADVICE" -> "Often goes wrong; costs no points";
            case "COMPILE_ERROR" -> "The code does not compile";
            case "CONTRACT_MISSING" -> "A public class or method of the stub is not there";
            case "FORBIDDEN_API" -> "The approach does not allow what is used";
            default -> "The exercise's check ended with the verdict " + verdict;
        };
    }

    /** The heading of a summary. */
    public static String summaryHeading() {
        return "Primes Kata";
    }

    /** The line below it. */
    public static String summary(int points, int max, int solved, int exercises) {
        return points + " of " + max + " points, " + solved + " of " + exercises + " exercises solved";
    }

    /** The columns of a summary. */
    public static List<String> summaryColumns() {
        return List.of("exercise", "verdict", "points", "observed", "expected");
    }

    /** Below a summary. */
    public static String summaryNext(String command) {
        return "Next: " + command;
    }

    /** The points of one check, one line of several. */
    public static String checkPoints(int points, int max, String clause, String name, String reason) {
        return points + "/" + max + "  " + (clause.isEmpty() ? "" : clause + "  ") + name
                + (reason.isEmpty() ? "" : ": " + reason);
    }

    /** Where the points of checks are more than those of their exercise. */
    public static String capped(int points) {
        return "together " + points
                + ": not all points for what does not pass, at most half if its threads can go wrong";
    }

    /** Files were written. */
    public static String written(String folder, int files) {
        return "other formats: " + files + (files == 1 ? " file" : " files") + " in " + folder;
    }

    /** Files could not be written. */
    public static String notWritten(String why) {
        return "other formats were not written: " + why;
    }

    /** A gradebook needs to know whose points they are. */
    public static String learnerNeeded() {
        return "-Dprimes.formats=csv needs to know whose points these are"
                + "\n  next       add -Dprimes.learner=<the name by which Moodle or Canvas knows the learner>";
    }
}
