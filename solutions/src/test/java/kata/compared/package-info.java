/**
 * Compares tools that look for races, on the variants of the exercises, for
 * {@code docs/explanation/race-tools-compared.md}. No exercise and no part of the grader. The command is {@link
 * kata.compared.RaceToolsRun}; no build runs it or the tests with rounds: their names do not end in Test.
 */
package kata.compared;
