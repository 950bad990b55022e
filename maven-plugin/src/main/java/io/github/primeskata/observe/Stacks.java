package io.github.primeskata.observe;

/**
 * What the learner's threads were doing when the limit was reached. All empty if the JVM gave no answer.
 *
 * @param kind {@code busy}, {@code idle}, or empty if unknown
 * @param location line of the learner's code to look at first
 * @param text the stacks of the threads that are in the learner's code
 * @param deadlock the cycle: threads, locks, lines; empty if there is none
 */
public record Stacks(String kind, String location, String text, String deadlock) {
    public static final Stacks NONE = new Stacks("", "", "", "");
}
