/**
 * Measures the reference solutions for the tables in {@code docs/explanation}. No exercise and no part of the grader:
 * durations decide no verdict.
 */
package kata.measured;
