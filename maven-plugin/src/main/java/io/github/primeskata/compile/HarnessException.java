package io.github.primeskata.compile;

/** The exercises' own tests cannot be made ready. The author's fault or the machine's, never a learner's. */
public final class HarnessException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** With what happened and what to do. */
    public HarnessException(String message) {
        super(message);
    }

    /** With what happened and its cause. */
    public HarnessException(String message, Throwable cause) {
        super(message, cause);
    }
}
