package io.github.primeskata.measure;

/** Why something cannot be told. */
public enum Reason {

    /** It can. */
    NONE,

    /** Too few runs for an interval. */
    FEW_RUNS,

    /** One processor: nothing can be done at the same time. */
    ONE_PROCESSOR,

    /** A container may not use two processors' time. */
    QUOTA,

    /** Other programs had the processors. */
    BUSY,

    /** Two times of the same work differ too much, or nobody knows how much. */
    NOISE,

    /** The interval is too wide, or lies across the margin. */
    SPREAD
}
