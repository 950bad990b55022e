/** Holds every exercise to its rules: the files, the variants, the generated tables. */
package io.github.primeskata.check;
