package io.github.primeskata.measure;

/** What a comparison says. */
public enum Verdict {

    /** Faster, beyond the margin. */
    FASTER,

    /** No difference beyond the margin. */
    SAME,

    /** Slower, beyond the margin. */
    SLOWER,

    /** This machine could not tell, or has not yet. */
    INCONCLUSIVE
}
