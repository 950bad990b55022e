package io.github.primeskata.subject;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.FrameReader;
import io.github.primeskata.channel.FrameWriter;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The two pipes to the grader: the original standard input and output. A grader that is gone ends this JVM. */
final class Link {
    private final FrameReader reader;
    private final FrameWriter writer;

    private Link(FrameReader reader, FrameWriter writer) {
        this.reader = reader;
        this.writer = writer;
    }

    /** Takes both pipes; {@code System.in} is empty from now on. Waits for the grader's greeting. */
    static Link open() {
        System.setIn(InputStream.nullInputStream());
        try {
            InputStream in = takeInput();
            OutputStream out = takeOutput();
            var reader = new FrameReader(in);
            return new Link(reader, new FrameWriter(out, reader.token()));
        } catch (IOException e) {
            throw gone();
        }
    }

    /*
     * A process that the learner starts may inherit the numbers 0 and 1, and nothing else that this JVM has opened. So
     * the pipes get other numbers, where the system can do that, and these two lead nowhere: that is what closing them
     * does to the first three.
     */

    private static InputStream takeInput() throws IOException {
        var in = new FileInputStream(FileDescriptor.in);
        File number = new File("/dev/fd/0");
        if (!number.exists()) {
            return in;
        }
        var taken = new FileInputStream(number);
        in.close();
        return taken;
    }

    private static OutputStream takeOutput() throws IOException {
        var out = new FileOutputStream(FileDescriptor.out);
        File number = new File("/dev/fd/1");
        if (!number.exists()) {
            return out;
        }
        var taken = new FileOutputStream(number);
        out.close();
        return taken;
    }

    /** The grader's next frame, or null when it has closed the pipe or sends nonsense. Blocks. */
    Frame read() {
        try {
            return reader.read();
        } catch (IOException e) {
            return null;
        }
    }

    /** Sends a frame. Thread-safe. */
    void send(String type, Object... namesAndValues) {
        send(Frame.of(type, namesAndValues));
    }

    void send(Frame frame) {
        try {
            writer.write(frame);
        } catch (IOException e) {
            throw gone();
        }
    }

    private static Error gone() {
        Runtime.getRuntime().halt(ExitCode.PARENT_GONE);
        return new AssertionError("halted");
    }
}
