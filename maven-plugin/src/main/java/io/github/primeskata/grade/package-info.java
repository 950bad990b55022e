/** From observations to verdicts and points: pure functions over immutable records, nothing is run here. */
package io.github.primeskata.grade;
