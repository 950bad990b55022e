/**
 * Compares tools that look for races, on the variants of the exercises, for {@code docs/explanation/race-tools-compared.md}.
 * No exercise and no part of the grader. {@link kata.compared.RaceToolsRun} is the command; no build runs it, because no
 * name here ends in Test.
 */
package kata.compared;
