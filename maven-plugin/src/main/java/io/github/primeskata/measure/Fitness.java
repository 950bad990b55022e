package io.github.primeskata.measure;

import io.github.primeskata.machine.Machine;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What can be judged on a machine as it is now.
 *
 * @param machine what it is
 * @param load how many tasks wanted a processor on average before anything was measured
 * @param noise by how much two times of the same work differ in three of four pairs: 0.03; empty if not known
 * @param threads how many threads were tried together
 * @param capacity to how many processors alone that came; empty if not known
 * @param others how many processors other programs used while it was measured; empty if not known
 */
public record Fitness(
        Machine machine,
        OptionalDouble load,
        OptionalDouble noise,
        int threads,
        Optional<Spread> capacity,
        OptionalDouble others) {

    /** Smaller differences between times of calculations count for nothing, however quiet the machine is. */
    static final double LEAST_MARGIN = 0.10;

    /** Smaller differences between times of waiting count for nothing; these do not hang on the noise. */
    static final double WAITING_MARGIN = 0.15;

    /** With more noise nothing that calculates can be judged. */
    static final double MOST_NOISE = 0.50;

    /** Threads together must come to this share of as many processors. */
    static final double ENOUGH_CAPACITY = 0.85;

    /** Others may use this share of all processors. */
    static final double MOST_OTHERS = 0.15;

    private static final double THREE_OF_FOUR = 0.75;

    /**
     * What the pulses of a machine say.
     *
     * @param others for each run, how many processors others used; negative where not known
     */
    public static Fitness of(Machine machine, OptionalDouble load, List<Pulse> pulses, double[] others) {
        List<Pulse.Beat> beats =
                pulses.stream().flatMap(pulse -> pulse.beats().stream()).toList();
        int threads = pulses.stream().mapToInt(Pulse::threads).max().orElse(0);
        double[] differences = beats.stream()
                .mapToDouble(beat -> Math.abs(Math.log((double) beat.second() / beat.first())))
                .toArray();
        double[] capacities = pulses.stream()
                .flatMap(pulse -> pulse.beats().stream()
                        .map(beat -> pulse.threads() * (beat.first() + beat.second()) / 2.0 / beat.together()))
                .mapToDouble(capacity -> capacity)
                .toArray();
        OptionalDouble noise = differences.length < Spread.ENOUGH
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.exp(Quantile.withDefaults().evaluate(differences, THREE_OF_FOUR)) - 1);
        double[] known =
                java.util.Arrays.stream(others).filter(share -> share >= 0).toArray();
        return new Fitness(
                machine,
                load,
                noise,
                threads,
                Spread.of(capacities),
                known.length == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(Median.withDefaults().evaluate(known)));
    }

    /** How many threads are tried together on a machine: two, or half of what it has, but no more than ten. */
    public static int threadsToTry(int cores) {
        return Math.min(10, Math.max(2, cores / 2));
    }

    /** The margin of comparisons. */
    public double margin(boolean waits) {
        return waits ? WAITING_MARGIN : Math.max(LEAST_MARGIN, noise.orElse(MOST_NOISE));
    }

    /** What keeps this machine from telling how fast one thread calculates. */
    public Reason alone() {
        return noise.isPresent() && noise.getAsDouble() <= MOST_NOISE ? Reason.NONE : Reason.NOISE;
    }

    /** What keeps this machine from telling how fast several calculate at the same time. */
    public Reason together() {
        if (machine.cores() < 2) {
            return Reason.ONE_PROCESSOR;
        }
        if (machine.processors() < 2) {
            return Reason.QUOTA;
        }
        boolean given = capacity.isPresent()
                && capacity.get().interval()
                && capacity.get().low() >= ENOUGH_CAPACITY * threads;
        boolean quiet = others.orElse(0) <= MOST_OTHERS * machine.processors();
        return given && quiet ? alone() : Reason.BUSY;
    }

    /** What keeps this machine from comparing two contestants of a block. */
    public Reason obstacle(Block block, Contestant one, Contestant other) {
        if (block.needsProcessors(one) || block.needsProcessors(other)) {
            return together();
        }
        return block.waits() ? Reason.NONE : alone();
    }
}
