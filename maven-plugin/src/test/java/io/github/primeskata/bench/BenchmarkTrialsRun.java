package io.github.primeskata.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.primeskata.channel.Frame;
import io.github.primeskata.jdk.Jdks;
import io.github.primeskata.machine.Machine;
import io.github.primeskata.machine.MachineReader;
import io.github.primeskata.machine.Usage;
import io.github.primeskata.measure.Approach;
import io.github.primeskata.measure.Block;
import io.github.primeskata.measure.Comparison;
import io.github.primeskata.measure.Contestant;
import io.github.primeskata.measure.Evaluation;
import io.github.primeskata.measure.Fitness;
import io.github.primeskata.measure.Origin;
import io.github.primeskata.measure.Pulse;
import io.github.primeskata.measure.Run;
import io.github.primeskata.measure.Scaling;
import io.github.primeskata.measure.Spread;
import io.github.primeskata.measure.Verdict;
import io.github.primeskata.observe.JvmSettings;
import io.github.primeskata.observe.Measurement;
import io.github.primeskata.observe.ProcessStarter;
import io.github.primeskata.observe.RunFacts;
import io.github.primeskata.observe.RunRequest;
import io.github.primeskata.subject.Find;
import io.github.primeskata.subject.Job;
import io.github.primeskata.subject.PlainLoop;
import io.github.primeskata.subject.Search;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Benchmarks whose answers are known, many times: the same code against itself, code that does everything twice, and
 * code whose serial share is one half. Prints which verdict came how often, and fails if one was wrong:
 *
 * {@snippet lang = "shell" :
 * mvn test -pl maven-plugin -Dtest=BenchmarkTrialsRun -Dtrials=100
 * mvn test -pl maven-plugin -Dtest=BenchmarkTrialsRun -Dtrials=100 -Dneighbours=4
 * taskset -c 0 mvn test -pl maven-plugin -Dtest=BenchmarkTrialsRun -Dtrials=100
 * }
 *
 * <p>Its name does not end in Test, so no build runs it by itself. Where it is run on an idle machine, nothing is
 * inconclusive; on a busy one, or on one processor, what calculates may be, and nothing may be wrong. Each trial is a
 * line in {@code target/benchmark-trials.txt} as soon as it is known.
 */
class BenchmarkTrialsRun {

    private static final int TRIALS = Integer.getInteger("trials", 3);
    private static final int NEIGHBOURS = Integer.getInteger("neighbours", 0);

    /** As many as an interval needs. */
    private static final int ROUNDS = 8;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Path ANSWERS = Path.of("target", "benchmark-trials.txt");

    private static final Contestant BASE = contestant(Origin.OURS, Approach.LOOP, 1);
    private static final Contestant SAME = contestant(Origin.REFERENCE, "e110", 1);
    private static final Contestant TWICE = contestant(Origin.REFERENCE, "e210", 1);
    private static final Contestant HALF_SERIAL = contestant(Origin.REFERENCE, "e810", 1);
    private static final Contestant HALF_SERIAL_2 = contestant(Origin.REFERENCE, "e810", 2);
    private static final Block WAITING =
            new Block(20, Duration.ofMillis(10), List.of(BASE, SAME, TWICE, HALF_SERIAL, HALF_SERIAL_2));
    private static final Block CALCULATING = new Block(400_000, Duration.ZERO, List.of(BASE, SAME, TWICE));
    private static final List<Block> BLOCKS = List.of(WAITING, CALCULATING);

    private static final Map<String, Class<?>> SEARCHES = Map.of(
            Approach.LOOP, PlainLoop.class, "e110", PlainLoop.class, "e210", Twice.class, "e810", HalfSerial.class);

    @TempDir
    Path folder;

    private Measurement measurement;
    private final Machine machine = MachineReader.read(Runtime.getRuntime().availableProcessors());
    private final Map<String, Integer> tally = new TreeMap<>();

    private static Contestant contestant(Origin origin, String exercise, int workers) {
        return new Contestant(
                origin,
                Approach.all().stream()
                        .filter(approach -> approach.exercise().equals(exercise))
                        .findFirst()
                        .orElseThrow(),
                workers);
    }

    /** Everything twice. */
    public static final class Twice implements Search {

        @Override
        public List<Find> run(Job job) {
            new PlainLoop().run(job);
            return new PlainLoop().run(job);
        }
    }

    /** Everything by one thread, and then once more by all of them together. */
    public static final class HalfSerial implements Search {

        @Override
        public List<Find> run(Job job) throws InterruptedException {
            List<Find> finds = new PlainLoop().run(job);
            AtomicLong next = new AtomicLong(1);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < job.workers(); i++) {
                Thread thread = new Thread(() -> {
                    for (long n = next.getAndIncrement(); n <= job.last(); n = next.getAndIncrement()) {
                        job.isPrime(n);
                    }
                });
                threads.add(thread);
                thread.start();
            }
            for (Thread thread : threads) {
                thread.join();
            }
            return finds;
        }
    }

    @Test
    void verdicts_are_never_wrong() throws Exception {
        Path home = new Jdks(System.getenv(), Map.of())
                .search(null, List.of())
                .best()
                .orElseThrow()
                .home();
        measurement = new Measurement(
                ProcessStarter.system(),
                new JvmSettings(
                        home, List.of(origin(Frame.class), origin(BenchmarkTrialsRun.class)), folder.resolve("cwd")));
        for (int i = 0; i < NEIGHBOURS; i++) {
            Thread neighbour = new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            });
            neighbour.setDaemon(true);
            neighbour.start();
        }
        int wrong = 0;
        for (int trial = 1; trial <= TRIALS; trial++) {
            wrong += trial(trial);
        }
        StringBuilder table = new StringBuilder(TRIALS + " trials of " + ROUNDS + " rounds, " + machine.processors()
                + " processors, " + NEIGHBOURS + " neighbours of our own\n");
        tally.forEach((what, times) -> table.append("%6d  %s%n".formatted(times, what)));
        System.out.println(table);
        assertEquals(0, wrong, "wrong verdicts");
    }

    /** How many of its verdicts are wrong. */
    private int trial(int trial) throws Exception {
        List<Run> runs = new ArrayList<>();
        List<Pulse> pulses = new ArrayList<>();
        for (int round = 1; round <= ROUNDS; round++) {
            var pulse = measurement.pulse(3, 2, LIMIT);
            pulses.add(new Pulse(
                    pulse.threads(),
                    pulse.beats().stream()
                            .map(beat -> new Pulse.Beat(beat.first(), beat.second(), beat.together()))
                            .toList()));
            for (Block block : BLOCKS) {
                for (Contestant contestant : block.contestants()) {
                    runs.add(run(block, contestant, round));
                }
            }
        }
        Fitness fitness = Fitness.of(
                machine,
                MachineReader.load(),
                pulses,
                runs.stream().mapToDouble(Run::others).toArray());
        int wrong = 0;
        StringBuilder line = new StringBuilder("trial " + trial);
        Evaluation evaluation = Evaluation.of(BLOCKS, runs, fitness);
        for (Evaluation.Table table : evaluation.tables()) {
            String kind = table.block().waits() ? "waiting" : "calculating";
            for (Evaluation.Row row : table.rows()) {
                if (row.contestant().equals(SAME) || row.contestant().equals(TWICE)) {
                    boolean twice = row.contestant().equals(TWICE);
                    String what = kind + (twice ? ", everything twice: " : ", the same: ");
                    Comparison comparison = row.ofBaseline().orElseThrow();
                    wrong += count(
                            what + comparison.verdict(),
                            twice
                                    ? comparison.verdict() == Verdict.FASTER || comparison.verdict() == Verdict.SAME
                                    : comparison.verdict() == Verdict.FASTER || comparison.verdict() == Verdict.SLOWER);
                    line.append("; %s%s %.2f (%.2f to %.2f)"
                            .formatted(
                                    what,
                                    comparison.verdict(),
                                    comparison.speedUp().median(),
                                    comparison.speedUp().low(),
                                    comparison.speedUp().high()));
                }
            }
            table.scalings()
                    .forEach(scaling -> scaling.serial()
                            .ifPresent(serial -> line.append("; serial %.2f (%.2f to %.2f)"
                                    .formatted(serial.median(), serial.low(), serial.high()))));
            for (Scaling scaling : table.scalings()) {
                wrong += scaling.serial().map(this::serial).orElse(0);
            }
        }
        Files.createDirectories(ANSWERS.getParent());
        Files.writeString(ANSWERS, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return wrong;
    }

    /** The interval of what is one half holds it, or is so wide that it says nothing. */
    private int serial(Spread share) {
        boolean missed = share.low() > 0.55 || share.high() < 0.45;
        boolean wide = share.high() - share.low() > 0.3;
        return count("serial share of one half: " + (missed ? "missed" : wide ? "interval too wide" : "found"), missed);
    }

    private int count(String what, boolean wrong) {
        tally.merge(what + (wrong ? "  WRONG" : ""), 1, Integer::sum);
        return wrong ? 1 : 0;
    }

    private Run run(Block block, Contestant contestant, int round) throws Exception {
        Optional<Usage> before = Usage.now();
        RunFacts facts = measurement.run(
                new RunRequest(
                        SEARCHES.get(contestant.approach().exercise()).getName(),
                        block.last(),
                        contestant.workers(),
                        block.delay(),
                        Files.createTempDirectory(folder, "journals")),
                LIMIT);
        Optional<Usage> after = Usage.now();
        assertEquals(RunFacts.End.DONE, facts.end(), facts.detail());
        return new Run(
                block.key(),
                contestant.key(),
                round,
                facts.end().name(),
                facts.detail(),
                facts.elapsedNanos(),
                facts.wholeNanos(),
                facts.cpuNanos(),
                facts.process(),
                before.isPresent() && after.isPresent() ? after.get().othersSince(before.get()) : -1,
                facts.workers(),
                List.of());
    }

    private static Path origin(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
