package io.github.primeskata.observe;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.channel.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A JVM that compiles, one request after the other. Thread-safe; requests queue up. It dies with this JVM. */
public final class CompilerJvm implements AutoCloseable {

    /** How much CPU time one request may take. */
    public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(20);

    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long EXIT_SECONDS = 5;

    static final List<String> FLAGS = ChildJvm.small("-XX:TieredStopAtLevel=1");
    static final String MAIN = "io.github.primeskata.subject.CompilerMain";

    private final ProcessStarter starter;
    private final JvmSettings settings;
    private final Duration limit;
    private Conversation conversation;
    private volatile ChildJvm child;
    private volatile boolean closed;
    private long lastId;

    private CompilerJvm(ProcessStarter starter, JvmSettings settings, Duration limit) {
        this.starter = starter;
        this.settings = settings;
        this.limit = limit;
    }

    /**
     * Starts the JVM and returns at once.
     *
     * @param settings its class path holds the engine's classes and, for {@code org.opentest4j}, JUnit
     * @param limit how long one request may take, a start of the JVM included, as an {@link Allowance} counts it
     * @throws IOException if the process cannot be started
     */
    public static CompilerJvm start(ProcessStarter starter, JvmSettings settings, Duration limit) throws IOException {
        var compiler = new CompilerJvm(starter, settings, limit);
        compiler.connect();
        return compiler;
    }

    /**
     * Compiles. A JVM that does not answer within the limit is killed, and replaced at the next request.
     *
     * @throws IOException if no JVM can be started, or this one is closed
     */
    public synchronized CompileOutcome compile(CompileRequest request) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Answer answer = ask(id -> compilation(id, request));
        if (answer.frame() == null) {
            return new CompileOutcome(
                    false,
                    List.of(new SourceDiagnostic("", 0, 0, answer.failure(), answer.reason())),
                    System.nanoTime() - start);
        }
        var diagnostics = new ArrayList<SourceDiagnostic>();
        Frame frame = answer.frame();
        for (int i = 0; i < frame.number("count"); i++) {
            String key = "diagnostic." + i + ".";
            diagnostics.add(new SourceDiagnostic(
                    frame.text(key + "file"),
                    frame.number(key + "line"),
                    frame.number(key + "column"),
                    SourceDiagnostic.Kind.valueOf(frame.text(key + "kind")),
                    frame.text(key + "message")));
        }
        return new CompileOutcome(frame.flag("ok"), diagnostics, System.nanoTime() - start);
    }

    /**
     * Lists the checks of test classes in the order in which they would run; runs none of their code.
     *
     * @param classPath must hold the test classes, all that they refer to, and JUnit
     * @throws IOException if a class cannot be read (the message names it), or no JVM answers
     */
    public synchronized List<CheckDescription> describe(List<Path> classPath, List<String> testClasses)
            throws IOException, InterruptedException {
        Answer answer = ask(id -> Frame.of(
                "DESCRIBE", "id", id, "classPath", lines(classPath), "testClasses", String.join("\n", testClasses)));
        if (answer.frame() == null) {
            throw new IOException(answer.reason());
        }
        Frame frame = answer.frame();
        if (!frame.text("error").isEmpty()) {
            throw new IOException(frame.text("error"));
        }
        var checks = new ArrayList<CheckDescription>();
        for (int i = 0; i < frame.number("count"); i++) {
            String key = "check." + i + ".";
            checks.add(new CheckDescription(
                    frame.text(key + "id"),
                    frame.text(key + "testClass"),
                    frame.text(key + "nested"),
                    frame.text(key + "method"),
                    frame.text(key + "clause"),
                    frame.text(key + "aspect"),
                    (int) frame.number(key + "points"),
                    Boolean.parseBoolean(frame.text(key + "costly"))));
        }
        return checks;
    }

    /** The process id of the JVM that is there now; 0 if it was killed and not replaced yet. */
    public long pid() {
        ChildJvm current = child;
        return current == null ? 0 : current.process().pid();
    }

    /** Kills the JVM; a request that is being answered fails. Does not wait for it. */
    @Override
    public void close() {
        closed = true;
        ChildJvm current = child;
        if (current != null) {
            current.close();
        }
    }

    /** A frame, or why there is none. */
    private record Answer(Frame frame, SourceDiagnostic.Kind failure, String reason) {}

    static Frame compilation(String id, CompileRequest request) {
        return Frame.of(
                "COMPILE",
                "id",
                id,
                "sourceFiles",
                lines(request.sourceFiles()),
                "classPath",
                lines(request.classPath()),
                "processorPath",
                lines(request.processorPath()),
                "outputDir",
                request.outputDirectory().toAbsolutePath(),
                "release",
                request.release());
    }

    private Answer ask(Function<String, Frame> request) throws IOException, InterruptedException {
        String id = Long.toString(++lastId);
        connect();
        Allowance allowance = new Allowance(limit, child.process().toHandle());
        child.send(request.apply(id));
        boolean answered = false;
        try {
            while (true) {
                Object event = conversation.events.poll(LOOK_NANOS, TimeUnit.NANOSECONDS);
                if (event == null && !allowance.isSpent()) {
                    continue;
                }
                if (event instanceof Frame frame) {
                    if (frame.text("id").equals(id)) {
                        answered = true;
                        return new Answer(frame, null, "");
                    }
                } else if (event == null) {
                    return new Answer(
                            null,
                            SourceDiagnostic.Kind.COMPILER_LIMIT,
                            "the compiler did not end within " + seconds(limit) + " s");
                } else {
                    child.process().waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
                    child.awaitStreams();
                    String code = child.process().isAlive()
                            ? ""
                            : " with code " + child.process().exitValue();
                    return new Answer(
                            null,
                            SourceDiagnostic.Kind.COMPILER_FAILED,
                            ("the compiler ended" + code + " " + child.errors()).strip());
                }
            }
        } finally {
            if (!answered) {
                child.close();
                child = null;
            }
        }
    }

    private void connect() throws IOException {
        if (closed) {
            throw new IOException("the compiler is closed");
        }
        if (child != null && !child.process().isAlive()) {
            child.close();
            child = null;
        }
        if (child == null) {
            conversation = new Conversation();
            child = ChildJvm.start(starter, settings, FLAGS, MAIN, conversation);
            if (closed) {
                child.close();
            }
        }
    }

    private static String seconds(Duration duration) {
        long millis = duration.toMillis();
        return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
    }

    private static String lines(List<Path> paths) {
        return paths.stream().map(path -> path.toAbsolutePath().toString()).collect(Collectors.joining("\n"));
    }

    /** What one JVM said, in order; a text is the end. */
    private static final class Conversation implements ChildJvm.Receiver {
        private final LinkedBlockingQueue<Object> events = new LinkedBlockingQueue<>();

        @Override
        public void received(Frame frame) throws ProtocolException {
            if (!frame.type().equals("READY")) {
                events.add(frame);
            }
        }

        @Override
        public void ended(String violation) {
            events.add("ended " + violation);
        }
    }
}
