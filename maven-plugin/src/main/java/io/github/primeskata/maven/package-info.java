/** The goals: each translates parameters and makes one call. The only room that knows Maven. */
package io.github.primeskata.maven;
