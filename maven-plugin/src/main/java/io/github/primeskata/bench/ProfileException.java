package io.github.primeskata.bench;

/** A solution cannot be run, or its run does not come to its end. */
public final class ProfileException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is the matter. */
    public enum Why {
        /** There is nothing but the stub. */
        STUB,
        /** It does not compile. */
        COMPILE,
        /** It has come to a TODO of the stub. */
        TODO,
        /** It has thrown something else. */
        THREW,
        /** It was at work still when the time was up. */
        LIMIT,
        /** Its JVM was ended. */
        ENDED
    }

    private final Why why;

    ProfileException(Why why, String detail) {
        super(detail);
        this.why = why;
    }

    /** What is the matter; the message has the particulars. */
    public Why why() {
        return why;
    }
}
