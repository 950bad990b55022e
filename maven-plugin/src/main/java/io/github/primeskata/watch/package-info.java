/** Grades while somebody works: what to do is decided by a pure state machine, and done by the classes around it. */
package io.github.primeskata.watch;
