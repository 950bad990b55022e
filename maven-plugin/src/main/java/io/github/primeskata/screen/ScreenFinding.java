package io.github.primeskata.screen;

import io.github.primeskata.catalog.Rule;

/**
 * Something that an approach forbids and the classes use.
 *
 * @param rule the structure rule
 * @param clause the clause that the rule enforces; empty for a rule that is on for every exercise
 * @param member what is used: {@code Executors.newFixedThreadPool}
 * @param location where: {@code ThreadsRunner.java:31}
 */
public record ScreenFinding(Rule rule, String clause, String member, String location) {}
