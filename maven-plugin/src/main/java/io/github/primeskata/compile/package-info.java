/** Compiles: the harness once, a submission alone, so that one half-written exercise never stops another. */
package io.github.primeskata.compile;
