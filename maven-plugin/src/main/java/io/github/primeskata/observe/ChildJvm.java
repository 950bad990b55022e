package io.github.primeskata.observe;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.FrameReader;
import io.github.primeskata.channel.FrameWriter;
import io.github.primeskata.channel.ProcessTree;
import io.github.primeskata.channel.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A JVM of ours with its channel. Ends with the JVM that started it; {@link #close} ends it and what it started. */
final class ChildJvm implements AutoCloseable {

    /** Told what comes over the channel, by one thread. */
    interface Receiver {

        /** A frame came. After an exception nothing more is read, as if the channel had been violated. */
        void received(Frame frame) throws ProtocolException;

        /**
         * Nothing more will come.
         *
         * @param violation what was wrong with the bytes, or empty at a plain end
         */
        void ended(String violation);
    }

    private static final int ERRORS_BYTES = 8 << 10;
    private static final List<String> FLAGS = List.of(
            "-Xshare:auto",
            // Whatever the VM itself has to say goes to standard error: standard output is the channel.
            "-XX:+DisplayVMOutputToStderr",
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:-UsePerfData",
            "-XX:ErrorFile=/dev/null",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:+DisableAttachMechanism",
            "-Duser.language=en",
            "-Duser.country=US");

    private final Process process;
    private final ProcessTree tree;
    private final FrameWriter writer;
    private final Thread reader;
    private final Thread drain;
    /** A killed process is gone as soon as it gets a processor once more. */
    private static final long GONE_SECONDS = 10;

    private static final long STREAM_MILLIS = 1_000;

    private final Thread endWithUs;
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
    private boolean isClosed;

    private ChildJvm(Process process, String mark, byte[] token, Receiver receiver) throws IOException {
        this.process = process;
        this.tree = new ProcessTree(process.toHandle(), mark);
        this.endWithUs = new Thread(this::kill, "primes-kill-" + process.pid());
        try {
            Runtime.getRuntime().addShutdownHook(endWithUs);
        } catch (IllegalStateException e) {
            kill();
            throw new IOException("this JVM is ending", e);
        }
        drain = daemon("primes-errors-" + process.pid(), this::drainErrors);
        reader = daemon("primes-frames-" + process.pid(), () -> readFrames(token, receiver));
        FrameWriter greeting = null;
        try {
            greeting = new FrameWriter(process.getOutputStream(), token);
        } catch (IOException e) {
            // It has ended already: the reader will say so.
        }
        writer = greeting;
    }

    /** Flags for a JVM that shares the machine with others and is not measured, and these. */
    static List<String> small(String... more) {
        List<String> flags = new ArrayList<>(List.of("-Xmx256m", "-XX:+UseSerialGC"));
        flags.addAll(List.of(more));
        return List.copyOf(flags);
    }

    /** Starts a JVM and returns at once. */
    static ChildJvm start(
            ProcessStarter starter, JvmSettings settings, List<String> flags, String mainClass, Receiver receiver)
            throws IOException {
        Files.createDirectories(settings.workDirectory());
        for (Path entry : settings.classPath()) {
            if (!entry.toString().endsWith(".jar")) {
                Files.createDirectories(entry);
            }
        }
        var command = new ArrayList<String>();
        command.add(settings.javaHome().resolve("bin").resolve("java").toString());
        command.addAll(FLAGS);
        command.addAll(flags);
        command.addAll(settings.extraFlags());
        command.add("-cp");
        command.add(settings.classPath().stream()
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator)));
        command.add(mainClass);
        String mark = UUID.randomUUID().toString();
        Process process =
                starter.start(command, Map.of("LC_ALL", "C.UTF-8", ProcessTree.MARK, mark), settings.workDirectory());
        return new ChildJvm(process, mark, FrameWriter.newToken(), receiver);
    }

    /** Sends a frame if the JVM still listens; if it does not, the receiver is told of the end anyway. */
    void send(Frame frame) {
        try {
            if (writer != null) {
                writer.write(frame);
            }
        } catch (IOException e) {
            // As above.
        }
    }

    Process process() {
        return process;
    }

    ProcessTree tree() {
        return tree;
    }

    /** The beginning of what came over standard error. */
    String errors() {
        synchronized (errors) {
            return errors.toString(StandardCharsets.UTF_8);
        }
    }

    /** Closes the pipe to the JVM, as the end of this JVM would. */
    void hangUp() throws IOException {
        process.getOutputStream().close();
    }

    /** Ends the JVM and all that it started, and waits until they are gone: on a busy machine that may take seconds. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(endWithUs);
        } catch (IllegalStateException e) {
            // The hook is running.
        }
    }

    /** Waits for the last bytes; a process that escaped may hold the pipes open, so not for long. */
    void awaitStreams() throws InterruptedException {
        reader.join(STREAM_MILLIS);
        drain.join(STREAM_MILLIS);
    }

    private void kill() {
        tree.note();
        process.destroyForcibly();
        tree.kill();
        boolean interrupted = Thread.interrupted();
        try {
            process.waitFor(GONE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        // What it started between the two.
        tree.kill();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readFrames(byte[] token, Receiver receiver) {
        String violation = "";
        try {
            var frames = new FrameReader(process.getInputStream(), token);
            for (Frame frame = frames.read(); frame != null; frame = frames.read()) {
                receiver.received(frame);
            }
        } catch (ProtocolException e) {
            violation = e.getMessage();
        } catch (IOException e) {
            // Closed by us, or ended before it began.
        } finally {
            receiver.ended(violation);
        }
    }

    private void drainErrors() {
        var buffer = new byte[4096];
        try (InputStream in = process.getErrorStream()) {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                synchronized (errors) {
                    errors.write(buffer, 0, Math.min(count, ERRORS_BYTES - errors.size()));
                }
            }
        } catch (IOException e) {
            // Closed by us.
        }
    }

    private static Thread daemon(String name, Runnable body) {
        var thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
