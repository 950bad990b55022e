/**
 * What runs inside the JVMs that the grader starts: {@link io.github.primeskata.subject.CompilerMain} and
 * {@link io.github.primeskata.subject.SubjectMain}.
 *
 * <p>It lives beside a learner's code, so it needs nothing but the JDK, the JUnit Platform Launcher and
 * {@code channel}, believes nothing it is told by that code, and names its threads {@code primes-…}.
 */
package io.github.primeskata.subject;
