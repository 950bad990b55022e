package io.github.primeskata.subject;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What {@code System.out} and {@code System.err} of a subject write to. The beginning goes to the grader line by line,
 * the rest is counted only, and what exceeds the limit ends the JVM. Thread-safe.
 */
final class CappedOutput extends OutputStream {

    static final int HEAD_BYTES = 8 << 10;
    private static final int CHUNK_BYTES = 1 << 10;

    private final Link link;
    private final PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8);
    private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private int headLeft = HEAD_BYTES;
    private long total;
    private volatile long limit = 1 << 20;
    private volatile LearnerCode learner = LearnerCode.NONE;

    CappedOutput(Link link) {
        this.link = link;
    }

    void configure(LearnerCode code, long limitBytes) {
        learner = code;
        limit = limitBytes;
    }

    /** Makes this the standard output and error, again if somebody has put something else there. */
    void install() {
        if (System.out != stream) {
            System.setOut(stream);
        }
        if (System.err != stream) {
            System.setErr(stream);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
        int kept = Math.min(headLeft, length);
        if (kept > 0) {
            pending.write(bytes, from, kept);
            headLeft -= kept;
            if (headLeft == 0 || pending.size() >= CHUNK_BYTES || bytes[from + length - 1] == '\n') {
                sendPending();
            }
        }
        total += length;
        if (total > limit) {
            exceeded();
        }
    }

    /** Sends what has no line end yet. */
    synchronized void sendPending() {
        if (pending.size() > 0) {
            // Bytes as characters: a cut may go through the middle of one.
            link.send("OUTPUT", "bytes", pending.toString(StandardCharsets.ISO_8859_1));
            pending.reset();
        }
    }

    private void exceeded() {
        sendPending();
        var thread = Thread.currentThread();
        link.send("OUTPUT_LIMIT", "location", learner.location(thread.getStackTrace()), "thread", thread.getName());
        Runtime.getRuntime().halt(ExitCode.OUTPUT_LIMIT);
    }
}
