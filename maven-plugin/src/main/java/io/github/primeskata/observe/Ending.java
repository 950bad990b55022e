package io.github.primeskata.observe;

/** How a subject JVM came to its end. Texts that are not known are empty. */
public sealed interface Ending {

    /**
     * It ran to its end and said so.
     *
     * @param poisoned whether it stopped early, as a check had left the JVM unusable
     */
    record Done(boolean poisoned) implements Ending {}

    /**
     * The learner's code ended the JVM.
     *
     * @param location line that called exit; empty for {@code Runtime.halt}, which leaves no trace
     * @param thread name of the thread that called it
     */
    record Exited(int code, String location, String thread) implements Ending {}

    /** A signal ended the JVM; a crash of the JVM itself is signal 6. */
    record Crashed(int signal) implements Ending {}

    /** The limit was reached; we killed it. */
    record LimitReached(Stacks stacks) implements Ending {}

    /** More was printed than is allowed. */
    record OutputLimit(String location, String thread) implements Ending {}

    /** No memory was left even for the grader's own code in that JVM. */
    record OutOfMemory(String kind, String location) implements Ending {}

    /**
     * The test class could not be loaded against the learner's classes, so no check ran.
     *
     * @param verdict {@code CONTRACT_MISSING} or {@code EXCEPTION}
     */
    record NotRunnable(String verdict, String observed) implements Ending {}

    /** Bytes came over the channel that our side of it never sends. */
    record ProtocolViolation(String what) implements Ending {}

    /** Our fault: the JVM did not start, or our code in it failed. */
    record HarnessFault(String what) implements Ending {}
}
