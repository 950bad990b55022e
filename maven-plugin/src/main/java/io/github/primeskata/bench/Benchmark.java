package io.github.primeskata.bench;

import io.github.primeskata.catalog.Catalog;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.compile.Folders;
import io.github.primeskata.machine.Machine;
import io.github.primeskata.machine.MachineReader;
import io.github.primeskata.machine.Usage;
import io.github.primeskata.measure.Block;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.measure.Evaluation;
import io.github.primeskata.measure.Fitness;
import io.github.primeskata.measure.Pulse;
import io.github.primeskata.measure.Run;
import io.github.primeskata.measure.Schedule;
import io.github.primeskata.observe.MachinePulse;
import io.github.primeskata.observe.Measurement;
import io.github.primeskata.observe.RunFacts;
import io.github.primeskata.observe.RunRequest;
import io.github.primeskata.run.Toolbox;
import io.github.primeskata.run.WorkFolders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Measures contestants in turns, each run in a JVM of its own, one at a time. What is done is kept in a journal below
 * {@code target/primes/benchmark}.
 */
public final class Benchmark implements AutoCloseable {

    /** How often the machine's work is done before anything is measured, and in each round. */
    private static final int BEATS_BEFORE = 15;

    private static final int BEATS_IN_A_ROUND = 3;
    private static final Duration PULSE_LIMIT = Duration.ofSeconds(60);
    private static final long SHUTDOWN_MILLIS = 2_000;

    private final Toolbox toolbox;
    private final Options options;
    private final Path work;
    private final Workshop workshop;
    private final Machine machine;
    private final OptionalDouble load;
    private final List<Block> blocks;
    private final List<BenchmarkReport.Left> left = new ArrayList<>();
    private final Journal journal;
    private final Map<String, List<Double>> roundSeconds = new HashMap<>();

    /** How many processors others used while the machine was tried out; negative if not known. */
    private volatile double othersBefore = -1;

    private Benchmark(
            Toolbox toolbox,
            Options options,
            Path work,
            Workshop workshop,
            Machine machine,
            List<Block> blocks,
            List<BenchmarkReport.Left> left,
            Journal journal) {
        this.toolbox = toolbox;
        this.options = options;
        this.work = work;
        this.workshop = workshop;
        this.machine = machine;
        this.load = MachineReader.load();
        this.blocks = blocks;
        this.left.addAll(left);
        this.journal = journal;
    }

    /**
     * Makes everything ready that takes part.
     *
     * @return empty if nothing does
     * @throws IOException if the output folder cannot be written
     */
    public static Optional<Benchmark> open(Layout layout, Catalog catalog, Toolbox toolbox, Options options)
            throws IOException, InterruptedException {
        List<String> wanted = options.profile().exercises().stream()
                .filter(id ->
                        options.exercises().isEmpty() || options.exercises().contains(id))
                .toList();
        Entrants entrants = Entrants.find(layout, catalog, wanted, options.origins());
        if (entrants.present().isEmpty()) {
            return Optional.empty();
        }
        Path work = WorkFolders.create(layout.output());
        Workshop workshop = Workshop.open(layout, toolbox, work);
        try {
            List<BenchmarkReport.Left> left = new ArrayList<>();
            entrants.unsolved()
                    .forEach(one -> left.add(new BenchmarkReport.Left(
                            one.exercise().label(), BenchmarkReport.Why.NOT_SOLVED, one.verdict())));
            List<Entrant> ready = compiled(entrants.present(), workshop, left);
            Machine machine = MachineReader.read(Runtime.getRuntime().availableProcessors());
            List<Block> blocks = options.profile()
                    .blocks(ready.stream().map(Entrant::candidate).toList(), machine.cores());
            Path file = layout.output()
                    .resolve("benchmark")
                    .resolve(options.profile().word() + ".jsonl");
            String key = key(toolbox, machine, blocks, ready);
            Optional<Journal> earlier = options.resume() ? Journal.resume(file, key) : Optional.empty();
            Journal journal = earlier.isPresent() ? earlier.get() : Journal.begin(file, key);
            return Optional.of(new Benchmark(toolbox, options, work, workshop, machine, blocks, left, journal));
        } catch (IOException | InterruptedException | RuntimeException e) {
            workshop.close();
            Folders.delete(work);
            throw e;
        }
    }

    private static List<Entrant> compiled(List<Entrant> present, Workshop workshop, List<BenchmarkReport.Left> left)
            throws IOException, InterruptedException {
        List<Entrant> ready = new ArrayList<>();
        for (Entrant entrant : present) {
            Optional<String> error = workshop.make(entrant);
            if (error.isEmpty()) {
                ready.add(entrant);
            } else {
                left.add(new BenchmarkReport.Left(
                        entrant.exercise().label(), BenchmarkReport.Why.NOT_COMPILED, error.get()));
            }
        }
        return ready;
    }

    /** How many runs are known of an earlier benchmark that this one goes on with. */
    public int resumed() {
        return journal.runs().size();
    }

    /**
     * Measures until the time is spent. Blocks.
     *
     * @throws InterruptedException if the thread was interrupted; no process is left, what was measured is kept
     */
    public BenchmarkReport run(Watcher watcher) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Schedule schedule = new Schedule(blocks, options.budget().toNanos() / 1e9, options.rounds());
        journal.runs().stream()
                .collect(Collectors.groupingBy(run -> run.block() + " " + run.round()))
                .values()
                .forEach(this::remember);
        watcher.calibrating();
        Optional<Usage> before = Usage.now();
        pulse(BEATS_BEFORE);
        othersBefore = othersSince(before);
        watcher.calibrated(report(false), blocks);
        while (true) {
            Schedule.State state = state(begin);
            Optional<Block> next = schedule.next(state);
            if (next.isEmpty()) {
                noteUnmeasured(schedule, state);
                return report(true);
            }
            Block block = next.get();
            int round = done(block) + 1;
            round(block, round, watcher, schedule, begin);
            watcher.round(block, round, schedule.secondsLeft(state(begin)), report(false));
        }
    }

    /** All that is known so far. May be called by any thread. */
    public BenchmarkReport report(boolean whole) {
        List<Run> runs = journal.runs();
        double[] others = runs.isEmpty()
                ? new double[] {othersBefore}
                : runs.stream().mapToDouble(Run::others).toArray();
        Fitness fitness = Fitness.of(machine, load, journal.pulses(), others);
        return new BenchmarkReport(
                options.profile(),
                toolbox.javaVersion(),
                options.origins(),
                whole,
                Evaluation.of(blocks, runs, fitness),
                left);
    }

    private void round(Block block, int round, Watcher watcher, Schedule schedule, long begin)
            throws IOException, InterruptedException {
        long roundBegin = System.nanoTime();
        pulse(BEATS_IN_A_ROUND);
        for (Contestant contestant : block.contestants()) {
            if (known(block, contestant, round)) {
                continue;
            }
            Schedule.State state = state(begin);
            watcher.running(block, round, contestant, schedule.secondsLeft(state));
            journal.add(run(block, contestant, round));
        }
        roundSeconds.computeIfAbsent(block.key(), key -> new ArrayList<>()).add((System.nanoTime() - roundBegin) / 1e9);
    }

    private Run run(Block block, Contestant contestant, int round) throws IOException, InterruptedException {
        Path journals = Files.createTempDirectory(work, "journals-");
        Optional<Usage> before = Usage.now();
        RunFacts facts = new Measurement(toolbox.starter(), workshop.settings(contestant))
                .run(
                        new RunRequest(
                                Workshop.search(contestant.approach()),
                                block.last(),
                                contestant.workers(),
                                block.delay(),
                                journals),
                        Duration.ofSeconds(Math.round(Schedule.limitSeconds(block, contestant))));
        double others = othersSince(before);
        if (facts.end() == RunFacts.End.ENDED) {
            stopIfShuttingDown();
        }
        Folders.delete(journals);
        return new Run(
                block.key(),
                contestant.key(),
                round,
                facts.end().name(),
                facts.detail(),
                facts.elapsedNanos(),
                facts.wholeNanos(),
                facts.cpuNanos() + facts.childCpuNanos(),
                facts.process(),
                others,
                facts.workers(),
                facts.lanes().stream()
                        .map(lane ->
                                new Run.Lane(lane.worker(), lane.thread(), lane.process(), lane.primes(), lane.first()))
                        .toList());
    }

    private void pulse(int beats) throws IOException, InterruptedException {
        MachinePulse pulse = new Measurement(toolbox.starter(), workshop.plain())
                .pulse(beats, Fitness.threadsToTry(machine.cores()), PULSE_LIMIT);
        journal.add(new Pulse(
                pulse.threads(),
                pulse.beats().stream()
                        .map(beat -> new Pulse.Beat(beat.first(), beat.second(), beat.together()))
                        .toList()));
    }

    private static double othersSince(Optional<Usage> before) {
        Optional<Usage> after = Usage.now();
        return before.isPresent() && after.isPresent() ? after.get().othersSince(before.get()) : -1;
    }

    /**
     * A key pressed to stop Maven stops its children too, and they may be faster: what was ended with Maven has not
     * failed.
     */
    private static void stopIfShuttingDown() throws InterruptedException {
        long deadline = System.nanoTime() + SHUTDOWN_MILLIS * 1_000_000;
        Thread probe = new Thread(() -> {});
        while (System.nanoTime() < deadline) {
            try {
                Runtime.getRuntime().addShutdownHook(probe);
                Runtime.getRuntime().removeShutdownHook(probe);
            } catch (IllegalStateException e) {
                throw new InterruptedException("this JVM is ending");
            }
            Thread.sleep(20);
        }
    }

    private boolean known(Block block, Contestant contestant, int round) {
        return journal.runs().stream()
                .anyMatch(run -> run.block().equals(block.key())
                        && run.contestant().equals(contestant.key())
                        && run.round() == round);
    }

    /** How many rounds of a block are whole. */
    private int done(Block block) {
        Map<String, Long> counts = journal.runs().stream()
                .filter(run -> run.block().equals(block.key()))
                .collect(Collectors.groupingBy(Run::contestant, Collectors.counting()));
        return (int) block.contestants().stream()
                .mapToLong(contestant -> counts.getOrDefault(contestant.key(), 0L))
                .min()
                .orElse(0);
    }

    /** How long an earlier round took, as far as its runs tell. */
    private void remember(List<Run> round) {
        double seconds =
                round.stream().mapToDouble(run -> run.wholeNanos() / 1e9 + 0.1).sum();
        roundSeconds
                .computeIfAbsent(round.get(0).block(), key -> new ArrayList<>())
                .add(seconds);
    }

    private Schedule.State state(long begin) {
        Map<String, Integer> done = new HashMap<>();
        blocks.forEach(block -> done.put(block.key(), done(block)));
        Map<String, Double> mean = new HashMap<>();
        roundSeconds.forEach((block, seconds) -> mean.put(
                block, seconds.stream().mapToDouble(one -> one).average().orElse(0)));
        return new Schedule.State(done, mean, (System.nanoTime() - begin) / 1e9);
    }

    private void noteUnmeasured(Schedule schedule, Schedule.State state) {
        for (Block block : blocks) {
            if (done(block) == 0) {
                left.add(new BenchmarkReport.Left(
                        block.key(),
                        BenchmarkReport.Why.NO_TIME,
                        Long.toString(Math.round(schedule.estimate(block, state)))));
            }
        }
    }

    /** Of all that the figures hang on: earlier ones under another key are of no use. */
    private static String key(Toolbox toolbox, Machine machine, List<Block> blocks, List<Entrant> entrants)
            throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String environment = toolbox.javaVersion() + "|" + machine + "|" + blocks + "|"
                    + Files.getLastModifiedTime(toolbox.engine());
            digest.update(environment.getBytes(StandardCharsets.UTF_8));
            for (Entrant entrant : entrants) {
                digest.update(entrant.origin().word().getBytes(StandardCharsets.UTF_8));
                for (Path file :
                        entrant.submission().files().values().stream().sorted().toList()) {
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        workshop.close();
        Folders.delete(work);
    }
}
