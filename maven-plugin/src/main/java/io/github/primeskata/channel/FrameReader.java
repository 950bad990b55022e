package io.github.primeskata.channel;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;

/** Reads what a {@link FrameWriter} has written. For one thread; blocks until a frame is there, not interruptible. */
public final class FrameReader {

    private final DataInputStream in;
    private final byte[] token;
    private int number;

    /** Reads the beginning of the stream and takes the other side's token. */
    public FrameReader(InputStream in) throws IOException {
        this(in, null);
    }

    /**
     * Reads the beginning of the stream.
     *
     * @param expected the token that the other side must use; null: any
     * @throws ProtocolException if it begins otherwise
     * @throws EOFException if it ends before
     */
    public FrameReader(InputStream in, byte[] expected) throws IOException {
        this.in = new DataInputStream(in);
        if (this.in.readInt() != Wire.MAGIC) {
            throw new ProtocolException("the channel does not begin as it should");
        }
        int version = this.in.readUnsignedShort();
        if (version != Wire.VERSION) {
            throw new ProtocolException("the channel speaks version " + version);
        }
        token = new byte[Wire.TOKEN_BYTES];
        this.in.readFully(token);
        if (expected != null && !MessageDigest.isEqual(expected, token)) {
            throw new ProtocolException("the channel carries a foreign token");
        }
    }

    /** The token that came with the beginning. */
    public byte[] token() {
        return token.clone();
    }

    /**
     * The next frame, or null at the end of the stream. An end in the middle of a frame is an end: the writer was
     * killed.
     *
     * @throws ProtocolException if the bytes are no frame of that writer
     */
    public Frame read() throws IOException {
        byte[] body;
        try {
            int length = in.readInt();
            if (length < 0 || length > Wire.MAX_BODY) {
                throw new ProtocolException("a frame of " + length + " bytes");
            }
            var sent = new byte[Wire.TOKEN_BYTES];
            in.readFully(sent);
            if (!MessageDigest.isEqual(token, sent)) {
                throw new ProtocolException("a frame with a foreign token");
            }
            int sentNumber = in.readInt();
            if (sentNumber <= number) {
                throw new ProtocolException("frame " + sentNumber + " after frame " + number);
            }
            number = sentNumber;
            body = new byte[length];
            in.readFully(body);
        } catch (EOFException e) {
            return null;
        }
        try {
            return parse(new DataInputStream(new ByteArrayInputStream(body)));
        } catch (EOFException | java.io.UTFDataFormatException e) {
            throw new ProtocolException("a frame that is cut or garbled");
        }
    }

    private static Frame parse(DataInputStream data) throws IOException {
        String type = data.readUTF();
        int count = data.readInt();
        if (type.length() > Wire.MAX_NAME || count < 0 || count > Wire.MAX_FIELDS) {
            throw new ProtocolException("a frame of " + count + " fields");
        }
        var fields = new LinkedHashMap<String, String>();
        for (int i = 0; i < count; i++) {
            String name = data.readUTF();
            int length = data.readInt();
            if (name.length() > Wire.MAX_NAME || length < 0 || length > data.available()) {
                throw new ProtocolException("a field of " + length + " bytes");
            }
            var value = new byte[length];
            data.readFully(value);
            if (fields.put(name, new String(value, StandardCharsets.UTF_8)) != null) {
                throw new ProtocolException("a field twice");
            }
        }
        if (data.available() > 0) {
            throw new ProtocolException("a frame with something behind it");
        }
        return new Frame(type, fields);
    }
}
