/** Measures: makes contestants ready, runs them in turns, and keeps each run as soon as it is done. */
package io.github.primeskata.bench;
