package io.github.primeskata.grade;

/**
 * How the run of the checks came to an end before all of them had reported.
 *
 * @param verdict what that says of the submission
 * @param during the id of the check that was running; empty if none was
 * @param observed what was seen, one line
 * @param location the line of the submission; empty if unknown
 * @param detail more lines; may be empty
 */
public record Ending(Verdict verdict, String during, String observed, String location, String detail) {}
