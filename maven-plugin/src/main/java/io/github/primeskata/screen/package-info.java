/** Looks at compiled classes without running them: the public contract, and what an approach may not use. */
package io.github.primeskata.screen;
