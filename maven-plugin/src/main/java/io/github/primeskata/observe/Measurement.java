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

/**
 * Runs an approach once, in a JVM that is as its maker ships it but for the size of the heap, or takes the pulse of the
 * machine. Each call starts a JVM and returns when it is gone.
 */
public final class Measurement {

    static final String MAIN = "io.github.primeskata.subject.MeasureMain";

    /** What comes after the answer is checked by us; it must not hang either. */
    private static final Duration CHECKING = Duration.ofSeconds(60);

    /** Seldom: each look goes through all processes, and disturbs the run a little. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private static final long EXIT_SECONDS = 5;

    private final ProcessStarter starter;
    private final JvmSettings settings;

    /**
     * Measurements in JVMs of this kind.
     *
     * @param settings the class path holds the engine's classes, the model, the submission, and what runs it
     */
    public Measurement(ProcessStarter starter, JvmSettings settings) {
        this.starter = starter;
        this.settings = settings;
    }

    /**
     * Runs an approach. Nothing that it has started is alive afterwards.
     *
     * @param limit how long the run may take, start of the JVM included, as an {@link Allowance} counts it
     * @throws IOException if the JVM cannot be started
     * @throws InterruptedException if the caller was interrupted; the JVM is gone then too
     */
    public RunFacts run(RunRequest request, Duration limit) throws IOException, InterruptedException {
        Conversation conversation = new Conversation();
        long begin = System.nanoTime();
        try (ChildJvm child = ChildJvm.start(starter, settings, List.of(), MAIN, conversation)) {
            child.send(Frame.of(
                    "MEASURE",
                    "search",
                    request.search(),
                    "last",
                    request.last(),
                    "workers",
                    request.workers(),
                    "delayNanos",
                    request.delay().toNanos(),
                    "journals",
                    request.journals().toAbsolutePath()));
            long process = child.process().pid();
            Said measured = conversation.await(child, "MEASURED", limit);
            if (measured.frame() == null) {
                return failed(measured, process);
            }
            Said checked = conversation.await(child, "CHECKED", CHECKING);
            if (checked.frame() == null) {
                return failed(checked, process);
            }
            String fault = checked.frame().text("fault");
            Frame times = measured.frame();
            return new RunFacts(
                    fault.isEmpty() ? RunFacts.End.DONE : RunFacts.End.WRONG,
                    fault,
                    times.number("elapsedNanos"),
                    measured.nanos() - begin,
                    times.number("cpuNanos"),
                    times.number("childCpuNanos"),
                    process,
                    (int) checked.frame().number("workers"),
                    lanes(checked.frame()));
        }
    }

    /**
     * Runs an approach while the calls of some methods are timed. Nothing that it has started is alive afterwards.
     *
     * @param methods names of classes all of whose methods are timed, and {@code class::method}
     * @param file where the recording of the flight recorder is left; its folder is there
     * @param limit as in {@link #run}
     */
    public ProfileFacts profile(RunRequest request, List<String> methods, Path file, Duration limit)
            throws IOException, InterruptedException {
        Conversation conversation = new Conversation();
        Path repository = settings.workDirectory().resolve("recorder");
        // Else what the recorder needs meanwhile stays behind when the JVM is ended.
        List<String> flags =
                List.of("-XX:FlightRecorderOptions:repository=" + repository.toAbsolutePath() + ",stackdepth=128");
        try (ChildJvm child = ChildJvm.start(starter, settings, flags, MAIN, conversation)) {
            child.send(Frame.of(
                    "PROFILE",
                    "search",
                    request.search(),
                    "last",
                    request.last(),
                    "workers",
                    request.workers(),
                    "delayNanos",
                    request.delay().toNanos(),
                    "journals",
                    request.journals().toAbsolutePath(),
                    "file",
                    file.toAbsolutePath(),
                    "methods",
                    String.join("\n", methods)));
            Said said = conversation.await(child, "PROFILED", limit);
            if (said.frame() == null) {
                return ProfileFacts.failed(said.end(), said.why());
            }
            Frame told = said.frame();
            String fault = told.text("fault");
            return new ProfileFacts(
                    fault.isEmpty() ? RunFacts.End.DONE : RunFacts.End.WRONG,
                    fault,
                    told.number("elapsedNanos"),
                    told.lines("methods").stream().map(ProfileFacts::method).toList(),
                    told.lines("lanes").stream().map(ProfileFacts::lane).toList(),
                    (int) told.number("threads"),
                    told.number("samples"));
        }
    }

    /**
     * Takes the pulse of the machine.
     *
     * @param pairs how many times, each about a tenth of a second
     * @param threads how many threads work together
     * @throws IOException if there is no answer
     */
    public MachinePulse pulse(int pairs, int threads, Duration limit) throws IOException, InterruptedException {
        Conversation conversation = new Conversation();
        try (ChildJvm child = ChildJvm.start(starter, settings, List.of(), MAIN, conversation)) {
            child.send(Frame.of("CALIBRATE", "pairs", pairs, "threads", threads));
            Said said = conversation.await(child, "CALIBRATED", limit);
            if (said.frame() == null) {
                throw new IOException("the machine could not be tried out: " + said.why());
            }
            List<MachinePulse.Beat> beats = new ArrayList<>();
            for (String line : said.frame().lines("pairs")) {
                String[] times = line.split(" ");
                beats.add(new MachinePulse.Beat(
                        Long.parseLong(times[0]), Long.parseLong(times[1]), Long.parseLong(times[2])));
            }
            return new MachinePulse(threads, beats);
        }
    }

    private static RunFacts failed(Said said, long process) {
        return new RunFacts(said.end(), said.why(), 0, 0, 0, 0, process, 0, List.of());
    }

    private static List<RunFacts.Lane> lanes(Frame frame) {
        return frame.lines("lanes").stream()
                .map(line -> line.split("\\|", -1))
                .map(part -> new RunFacts.Lane(
                        part[0], Long.parseLong(part[1]), Long.parseLong(part[2]), Integer.parseInt(part[3]), part[4]))
                .toList();
    }

    /**
     * An answer and when it came.
     *
     * @param frame null if there is none
     * @param end how it ended if there is none
     * @param why what is known of that
     */
    private record Said(Frame frame, long nanos, RunFacts.End end, String why) {}

    /** What the JVM said, in order; a frame of type {@code END} is the end. */
    private static final class Conversation implements ChildJvm.Receiver {

        private record Heard(Frame frame, long nanos) {}

        private final LinkedBlockingQueue<Heard> heard = new LinkedBlockingQueue<>();

        @Override
        public void received(Frame frame) throws ProtocolException {
            if (!frame.type().equals("READY") && !frame.type().equals("OUTPUT")) {
                heard.add(new Heard(frame, System.nanoTime()));
            }
        }

        @Override
        public void ended(String violation) {
            heard.add(new Heard(Frame.of("END", "what", violation), System.nanoTime()));
        }

        Said await(ChildJvm child, String type, Duration limit) throws InterruptedException {
            Allowance allowance = new Allowance(limit, child.process().toHandle());
            while (true) {
                Heard next = heard.poll(LOOK_NANOS, TimeUnit.NANOSECONDS);
                if (next == null) {
                    child.tree().note();
                    if (allowance.isSpent()) {
                        return new Said(null, 0, RunFacts.End.LIMIT, limit.toSeconds() + " s");
                    }
                } else if (next.frame().type().equals(type)) {
                    return new Said(next.frame(), next.nanos(), null, "");
                } else if (next.frame().type().equals("THREW")) {
                    return new Said(null, 0, RunFacts.End.THREW, next.frame().text("what"));
                } else {
                    return new Said(null, 0, RunFacts.End.ENDED, ending(child, next.frame()));
                }
            }
        }

        private static String ending(ChildJvm child, Frame last) throws InterruptedException {
            child.process().waitFor(EXIT_SECONDS, TimeUnit.SECONDS);
            child.awaitStreams();
            String code = child.process().isAlive()
                    ? "alive"
                    : "exit code " + child.process().exitValue();
            return (code + " " + last.text("what") + " " + child.errors()).strip();
        }
    }
}
