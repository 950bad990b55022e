package io.github.primeskata.channel;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/**
 * Writes frames to a stream, each whole in one write. Thread-safe. Blocks while the other side does not read.
 *
 * <p>The stream begins with a magic number, the version and a token; every frame carries the token and a rising number.
 * What is written past this class to the same stream, by whomever, is therefore not taken for a frame.
 */
public final class FrameWriter {

    private final OutputStream out;
    private final byte[] token;
    private int number;

    /**
     * Writes the beginning of the stream.
     *
     * @param token {@link #newToken()} of one side, which the other side uses for its answers
     */
    public FrameWriter(OutputStream out, byte[] token) throws IOException {
        this.out = out;
        this.token = token.clone();
        var bytes = new ByteArrayOutputStream();
        var data = new DataOutputStream(bytes);
        data.writeInt(Wire.MAGIC);
        data.writeShort(Wire.VERSION);
        data.write(token);
        out.write(bytes.toByteArray());
        out.flush();
    }

    /** Sixteen random bytes. */
    public static byte[] newToken() {
        var token = new byte[Wire.TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return token;
    }

    /**
     * Writes one frame.
     *
     * @throws ProtocolException if the frame is larger than 4 MiB; nothing was written
     * @throws IOException if the other side is gone
     */
    public void write(Frame frame) throws IOException {
        byte[] body = body(frame);
        byte[] whole = new byte[Integer.BYTES + Wire.TOKEN_BYTES + Integer.BYTES + body.length];
        System.arraycopy(token, 0, whole, Integer.BYTES, Wire.TOKEN_BYTES);
        System.arraycopy(body, 0, whole, whole.length - body.length, body.length);
        putInt(whole, 0, body.length);
        synchronized (this) {
            // Counted first: should the write fail half-way through a stack or heap that is full, a number is missing,
            // which is allowed, and none comes twice, which is not.
            number++;
            putInt(whole, Integer.BYTES + Wire.TOKEN_BYTES, number);
            out.write(whole);
            out.flush();
        }
    }

    private static byte[] body(Frame frame) throws IOException {
        var bytes = new ByteArrayOutputStream(256);
        var data = new DataOutputStream(bytes);
        data.writeUTF(frame.type());
        data.writeInt(frame.fields().size());
        for (var field : frame.fields().entrySet()) {
            data.writeUTF(field.getKey());
            byte[] value = field.getValue().getBytes(StandardCharsets.UTF_8);
            if (bytes.size() + value.length > Wire.MAX_BODY - 64) {
                throw new ProtocolException("frame " + frame.type() + " is too large");
            }
            data.writeInt(value.length);
            data.write(value);
        }
        return bytes.toByteArray();
    }

    private static void putInt(byte[] bytes, int at, int value) {
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[at + i] = (byte) (value >>> (24 - 8 * i));
        }
    }
}
