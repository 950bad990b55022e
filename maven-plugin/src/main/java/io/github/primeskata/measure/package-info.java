/**
 * What is measured, in which order, and what the figures say. Pure functions: no clock, no file, no process.
 *
 * <p>A figure is a median with an interval, a statement has a margin, and what this machine cannot tell is called
 * inconclusive.
 */
package io.github.primeskata.measure;
