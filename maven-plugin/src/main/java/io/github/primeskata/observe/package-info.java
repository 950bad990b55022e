/**
 * Starts the JVMs that compile and run a learner's code, and collects what they did as plain facts.
 *
 * <p>Nothing here judges: {@link io.github.primeskata.observe.BehaviourRun} and
 * {@link io.github.primeskata.observe.CompileOutcome} are what the grade is computed from. Whatever a child does, each
 * call returns within its limit plus two seconds and leaves no process behind.
 */
package io.github.primeskata.observe;
