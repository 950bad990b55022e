/**
 * What the grader and the JVMs it starts say to each other: frames over pipes, and the process tree both can end.
 *
 * <p>Needs nothing but the JDK, as it is on the class path of a learner's JVM.
 */
package io.github.primeskata.channel;
