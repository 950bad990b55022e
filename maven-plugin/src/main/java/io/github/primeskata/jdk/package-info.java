/** Finds the JDK on which the kata runs. Maven's own JVM may be older. */
package io.github.primeskata.jdk;
