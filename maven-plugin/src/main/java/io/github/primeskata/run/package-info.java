/** One grading run from submissions to results: the only room that knows the order of the stages. */
package io.github.primeskata.run;
