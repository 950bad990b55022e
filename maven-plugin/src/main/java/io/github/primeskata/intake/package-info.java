/** A submission's sources as text; nothing else of it is ever used. */
package io.github.primeskata.intake;
