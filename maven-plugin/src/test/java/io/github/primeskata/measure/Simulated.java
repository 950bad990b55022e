package io.github.primeskata.measure;

import io.github.primeskata.machine.Machine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A machine that is made up: its processors, how quiet it is, and neighbours who come and go. The same seed gives the
 * same times. Nothing here takes any time.
 */
final class Simulated {

    static final Approach LOOP = Approach.of(Approach.LOOP).orElseThrow();
    static final Approach POOL = Approach.of("e430").orElseThrow();
    static final Approach THREADS = Approach.of("e410").orElseThrow();

    /**
     * How quiet it is.
     *
     * @param jitter by how much times differ by themselves: 0.02
     * @param coming how likely a neighbour comes before a run, if none is there
     * @param share how much of the processors a neighbour leaves: 0.5
     */
    record Quiet(double jitter, double coming, double share) {}

    static final Quiet STILL = new Quiet(0.02, 0, 1);
    static final Quiet RESTLESS = new Quiet(0.05, 0.05, 0.6);
    static final Quiet BUSY = new Quiet(0.2, 0.4, 0.35);

    private final Random random;
    private final int cores;
    private final Quiet quiet;
    private boolean neighbour;

    Simulated(long seed, int cores, Quiet quiet) {
        random = new Random(seed);
        this.cores = cores;
        this.quiet = quiet;
    }

    static Contestant contestant(Origin origin, Approach approach, int workers) {
        return new Contestant(origin, approach, workers);
    }

    static Block calculating(Contestant... contestants) {
        return new Block(1_000_000, Duration.ZERO, List.of(contestants));
    }

    static Block waiting(Contestant... contestants) {
        return new Block(100, Duration.ofMillis(10), List.of(contestants));
    }

    /** What takes this long alone on a quiet machine takes so long now. */
    private double now(double seconds, double processorsWanted) {
        // A neighbour stays for a few runs.
        neighbour = neighbour ? random.nextDouble() < 0.7 : random.nextDouble() < quiet.coming();
        double given = Math.min(processorsWanted, cores) * (neighbour ? quiet.share() : 1);
        double slower = processorsWanted > 0 ? Math.min(processorsWanted, cores) / given : 1;
        return seconds * slower * Math.exp(random.nextGaussian() * quiet.jitter());
    }

    /** Measures a block in rounds, with the pulse of the machine before each. */
    Evaluation measure(Block block, int rounds, ToDoubleFunction<Contestant> seconds) {
        List<Run> runs = new ArrayList<>();
        List<Pulse> pulses = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            pulses.add(pulse());
        }
        for (int round = 1; round <= rounds; round++) {
            pulses.add(pulse());
            for (Contestant contestant : block.contestants()) {
                double wanted = block.needsProcessors(contestant) ? contestant.workers() : block.waits() ? 0 : 1;
                double took = now(seconds.applyAsDouble(contestant), wanted);
                runs.add(run(block, contestant, round, took, neighbour ? (1 - quiet.share()) * cores : 0));
            }
        }
        Machine machine = new Machine("made up", "", cores, OptionalDouble.empty(), OptionalLong.empty());
        double[] others = runs.stream().mapToDouble(Run::others).toArray();
        return Evaluation.of(List.of(block), runs, Fitness.of(machine, OptionalDouble.of(0), pulses, others));
    }

    private Pulse pulse() {
        List<Pulse.Beat> beats = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            beats.add(new Pulse.Beat(
                    nanos(now(0.02, 1)), nanos(now(0.02, 1)), nanos(now(0.02 * 2 / Math.min(2, cores), 2))));
        }
        return new Pulse(2, beats);
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    static Run run(Block block, Contestant contestant, int round, double seconds, double others) {
        return new Run(
                block.key(),
                contestant.key(),
                round,
                "DONE",
                "",
                nanos(seconds),
                nanos(seconds + 0.2),
                nanos(seconds),
                1,
                others,
                0,
                List.of());
    }
}
