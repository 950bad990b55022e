package io.github.primeskata.channel;

/** The constants both ends agree on. */
final class Wire {
    static final int MAGIC = 0x5052494D;
    static final int VERSION = 1;
    static final int TOKEN_BYTES = 16;
    /** Bytes of one frame's body. */
    static final int MAX_BODY = 4 << 20;

    static final int MAX_FIELDS = 100_000;
    static final int MAX_NAME = 200;

    private Wire() {}
}
