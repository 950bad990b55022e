package io.github.primeskata.observe;

import io.github.primeskata.channel.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A JVM that runs the checks of one exercise, once. Start it early: the learner's classes need not exist before
 * {@link #observe}.
 *
 * <p>Thread-safe in so far as {@link #close} may be called by any thread at any time. It dies with this JVM.
 */
public final class Subject implements AutoCloseable {

    /**
     * Never C1 only here: that changes which races show. But a subject lives for seconds, and at the usual thresholds half
     * of its processor time goes into compiling what is hardly used again.
     */
    static final List<String> FLAGS = ChildJvm.small(
            "-XX:CompileThresholdScaling=4",
            "-Xss1m",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:MaxDirectMemorySize=64m",
            "-ea");

    static final String MAIN = "io.github.primeskata.subject.SubjectMain";
    static final String WARMUP = "io.github.primeskata.subject.Warmup";

    private static final long NOTE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Duration STACKS = Duration.ofSeconds(1);
    private static final Duration EXIT = Duration.ofMillis(500);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Recording recording;
    private final ChildJvm child;
    private final AtomicBoolean used = new AtomicBoolean();

    private Subject(Recording recording, ChildJvm child) {
        this.recording = recording;
        this.child = child;
    }

    /**
     * Starts the JVM and returns at once.
     *
     * @param settings its class path holds, in this order: the engine's classes, JUnit, the model, the tests, the
     *     learner's folder of classes
     * @throws IOException if the process cannot be started
     */
    public static Subject start(ProcessStarter starter, JvmSettings settings) throws IOException {
        var recording = new Recording();
        return new Subject(recording, ChildJvm.start(starter, settings, FLAGS, MAIN, recording));
    }

    /** The process id of the JVM. */
    public long pid() {
        return child.process().pid();
    }

    /**
     * Runs the exercise and returns within the limit plus two seconds, whatever the child does; time in which others
     * have the processors does not count ({@link Allowance}). Nothing that the child started is alive then, but for
     * what has cleared its environment and left its parent.
     *
     * @throws IllegalStateException if called a second time
     * @throws InterruptedException if the caller was interrupted; the child is gone then too
     */
    public BehaviourRun observe(SubjectRequest request, Duration limit, RunListener listener)
            throws InterruptedException {
        if (!used.compareAndSet(false, true)) {
            throw new IllegalStateException("a subject runs once");
        }
        try (child) {
            long start = System.nanoTime();
            recording.tell(listener);
            child.send(run(request));
            awaitEnd(allowance(limit));
            if (!recording.awaitEnd(0)) {
                child.send(Frame.of("DUMP"));
                Allowance forStacks = allowance(STACKS);
                while (!recording.awaitStacks(LOOK_NANOS) && !forStacks.isSpent()) {}
                if (!recording.awaitEnd(0)) {
                    recording.end(new Ending.LimitReached(recording.stacks()));
                }
            }
            long elapsedNanos = System.nanoTime() - start;
            OptionalLong cpuNanos = cpuNanos();
            askExitCode();
            List<String> left = child.tree().describe();
            child.close();
            child.awaitStreams();
            return recording.toRun(child.errors(), left, elapsedNanos, cpuNanos);
        }
    }

    /** Kills the JVM and what it started; without effect after {@link #observe}. */
    @Override
    public void close() {
        child.close();
    }

    static Frame run(SubjectRequest request) {
        return Frame.of(
                "RUN",
                "testClass",
                request.testClass(),
                "package",
                request.exercisePackage(),
                "learnerFiles",
                String.join("\n", request.learnerFiles()),
                "outputLimitBytes",
                request.outputLimitBytes(),
                "stopsAtFailure",
                request.stopsAtFailure(),
                "leftOut",
                String.join("\n", request.leftOut()));
    }

    private void awaitEnd(Allowance allowance) throws InterruptedException {
        while (!recording.awaitEnd(NOTE_NANOS) && !allowance.isSpent()) {
            // A process whose parent has gone is found only if it was seen before.
            child.tree().note();
        }
    }

    /**
     * Learns from the exit code of a JVM that ended without a word. One that said how it ends is not waited for: its
     * halt takes 300 ms while a thread of it reads, and it is killed at once.
     */
    private void askExitCode() throws InterruptedException {
        if (recording.hasEnding()) {
            return;
        }
        Allowance forExit = allowance(EXIT);
        while (!child.process().waitFor(LOOK_NANOS, TimeUnit.NANOSECONDS) && !forExit.isSpent()) {}
        if (!child.process().isAlive()) {
            child.awaitStreams();
            recording.endedWith(child.process().exitValue(), child.errors());
        } else {
            recording.end(new Ending.ProtocolViolation("the channel was closed by the subject"));
        }
    }

    private Allowance allowance(Duration limit) {
        return new Allowance(limit, child.process().toHandle());
    }

    private OptionalLong cpuNanos() {
        return child.process()
                .info()
                .totalCpuDuration()
                .map(duration -> OptionalLong.of(duration.toNanos()))
                .orElse(OptionalLong.empty());
    }
}
