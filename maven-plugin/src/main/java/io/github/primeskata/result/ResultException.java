package io.github.primeskata.result;

/** A text is no result file that can be read. Its message says why, on one line, in words of ours alone. */
public final class ResultException extends Exception {

    private static final long serialVersionUID = 1;

    /** One with its reason. */
    public ResultException(String reason) {
        super(reason);
    }
}
