package io.github.primeskata.check;

/**
 * One grading of one variant.
 *
 * @param variant which one: {@code e410_threads broken/no-lock}
 * @param key of all that decides about it: its files, the exercise's tests, the testkit, the grader
 * @param outcome verdict and clause: {@code RACE C2}
 * @param example what was observed if it is not what was expected, else empty
 * @param detail what else is known of that: threads and where they stand, more lines; may be empty
 * @param seconds how long it took
 */
public record Trial(String variant, String key, String outcome, String example, String detail, double seconds) {}
