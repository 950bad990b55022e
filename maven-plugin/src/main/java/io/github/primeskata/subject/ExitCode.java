package io.github.primeskata.subject;

/** Exit codes of our own. */
final class ExitCode {
    static final int OUT_OF_MEMORY = 3;
    static final int PARENT_GONE = 86;
    static final int OUTPUT_LIMIT = 88;
    static final int HARNESS_FAULT = 97;

    private ExitCode() {}
}
