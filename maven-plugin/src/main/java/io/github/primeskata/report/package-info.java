/**
 * What people and programs read: the terminal, the result file. Pure functions, but for the one that writes the file.
 */
package io.github.primeskata.report;
