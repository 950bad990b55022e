package io.github.primeskata.catalog;

/**
 * Something that breaks a rule for exercises: where, what is the case, and how to mend it.
 *
 * @param where a path in the repository
 * @param fact what was found
 * @param cure what to do about it
 */
public record Problem(String where, String fact, String cure) {}
