/** A result in the formats of other tools. Pure functions of what the result file says, and of nothing else. */
package io.github.primeskata.format;
