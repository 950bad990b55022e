package io.github.primeskata.observe;

import java.util.List;

/**
 * One exercise to be run.
 *
 * @param testClass binary name of the test class, {@code kata.e410_threads.ThreadsRunnerTest}
 * @param exercisePackage package of the learner's code, {@code kata.e410_threads}
 * @param learnerFiles simple names of the learner's files, {@code ThreadsRunner.java}; only lines in them are blamed
 * @param outputLimitBytes what the learner's code may print in all before it is stopped
 * @param stopsAtFailure whether the run ends with the first check that fails
 * @param leftOut the ids of checks that are not run
 */
public record SubjectRequest(
        String testClass,
        String exercisePackage,
        List<String> learnerFiles,
        long outputLimitBytes,
        boolean stopsAtFailure,
        List<String> leftOut) {

    /** One mebibyte. */
    public static final long DEFAULT_OUTPUT_LIMIT_BYTES = 1L << 20;

    public SubjectRequest {
        learnerFiles = List.copyOf(learnerFiles);
        leftOut = List.copyOf(leftOut);
    }

    public SubjectRequest(String testClass, String exercisePackage, List<String> learnerFiles) {
        this(testClass, exercisePackage, learnerFiles, DEFAULT_OUTPUT_LIMIT_BYTES, false, List.of());
    }
}
