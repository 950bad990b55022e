package io.github.primeskata.channel;

import java.io.IOException;

/** Bytes on a channel that no {@link FrameWriter} with the right token has written; the channel is useless after it. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    public ProtocolException(String message) {
        super(message);
    }
}
