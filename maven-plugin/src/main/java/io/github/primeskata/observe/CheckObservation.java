package io.github.primeskata.observe;

/**
 * What one check (a test method; all invocations of a parameterised one together) came to. Texts that are not known or
 * do not apply are empty, never null.
 *
 * @param id {@code ThreadsRunnerTest$Alone#every_number_is_tested}, as in {@link CheckDescription#id()}
 * @param status how JUnit ended it
 * @param verdict a word of the closed set ({@code WRONG}, {@code RACE}, {@code EXCEPTION} …) when it failed, else empty
 * @param observed one line: what was seen; for {@code EXCEPTION} the exception's message
 * @param location line of the learner's code, {@code ThreadsRunner.java:41}
 * @param detail several lines: interleaving, stacks
 * @param steps the interleaving, a line a step: {@code thread|action|location|breaking}
 * @param kind busy or idle of a hang; heap, array, metaspace, direct or threads of an out of memory
 * @param fatal whether the JVM could not go on after it
 * @param exceptionType class name of what was thrown
 * @param elapsedNanos from start to end inside the subject; for display only
 */
public record CheckObservation(
        String id,
        Status status,
        String verdict,
        String observed,
        String location,
        String detail,
        String steps,
        String kind,
        boolean fatal,
        String exceptionType,
        long elapsedNanos) {

    /** How JUnit ended a check. */
    public enum Status {
        PASSED,
        FAILED,
        ABORTED,
        SKIPPED
    }
}
