package io.github.primeskata.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which block has its next round when, so that the time goes where it tells most: smaller blocks first get as many
 * rounds as an interval needs. A block that cannot have so many gets one, if that fits. What is left goes to those with
 * the fewest rounds.
 *
 * @param blocks smaller ones first
 * @param budgetSeconds how long all may take
 * @param rounds how many rounds each block has, whatever the budget; 0 for as many as fit
 */
public record Schedule(List<Block> blocks, double budgetSeconds, int rounds) {

    /** More rounds than this are not worth their time. */
    public static final int MOST = 15;

    private static final double JVM_SECONDS = 0.6;
    private static final double PULSE_SECONDS = 1;
    private static final double SECONDS_FOR_A_MILLION = 0.1;

    /** Keeps an unmodifiable copy of the blocks. */
    public Schedule {
        blocks = List.copyOf(blocks);
    }

    /**
     * How far it has come.
     *
     * @param done how many rounds of a block are whole, by its key
     * @param roundSeconds how long a round of a block took on average, by its key; none for a block without rounds
     * @param spentSeconds how long it took so far
     */
    public record State(Map<String, Integer> done, Map<String, Double> roundSeconds, double spentSeconds) {

        int done(Block block) {
            return done.getOrDefault(block.key(), 0);
        }
    }

    /** Whose round is next; empty when it is over. The very first round takes place whatever it costs. */
    public Optional<Block> next(State state) {
        Map<Block, Integer> targets = targets(state);
        Optional<Block> next = blocks.stream()
                .filter(block -> state.done(block) < targets.get(block))
                .min((one, other) -> Integer.compare(state.done(one), state.done(other)));
        boolean nothingYet = blocks.stream().allMatch(block -> state.done(block) == 0);
        return next.isEmpty() && nothingYet ? blocks.stream().findFirst() : next;
    }

    /** How long the rounds will take that are still to come. */
    public double secondsLeft(State state) {
        Map<Block, Integer> targets = targets(state);
        return blocks.stream()
                .mapToDouble(block -> Math.max(0, targets.get(block) - state.done(block)) * estimate(block, state))
                .sum();
    }

    /** How many rounds each block is to have in the end, as things are now. */
    Map<Block, Integer> targets(State state) {
        Map<Block, Integer> targets = new HashMap<>();
        double left = budgetSeconds - state.spentSeconds();
        for (Block block : blocks) {
            int done = state.done(block);
            double seconds = estimate(block, state);
            int target = done;
            if (rounds > 0) {
                target = Math.max(done, rounds);
            } else if ((Spread.ENOUGH - done) * seconds <= left) {
                target = Math.max(done, Spread.ENOUGH);
            } else if (done == 0 && seconds <= left) {
                target = 1;
            }
            targets.put(block, target);
            left -= (target - done) * seconds;
        }
        if (rounds == 0) {
            share(targets, left, state);
        }
        return targets;
    }

    private void share(Map<Block, Integer> targets, double seconds, State state) {
        double left = seconds;
        while (true) {
            double rest = left;
            Optional<Block> poorest = blocks.stream()
                    .filter(block -> targets.get(block) > 0 && targets.get(block) < MOST)
                    .filter(block -> estimate(block, state) <= rest)
                    .min((one, other) -> Integer.compare(targets.get(one), targets.get(other)));
            if (poorest.isEmpty()) {
                return;
            }
            targets.merge(poorest.get(), 1, Integer::sum);
            left -= estimate(poorest.get(), state);
        }
    }

    /** How long a round takes: as long as those before, or by what a smaller block with the same work took. */
    public double estimate(Block block, State state) {
        Double known = state.roundSeconds().get(block.key());
        if (known != null) {
            return Math.max(0.01, known);
        }
        double starting = PULSE_SECONDS + JVM_SECONDS * block.contestants().size();
        if (block.waits()) {
            return starting
                    + block.contestants().stream()
                            .mapToDouble(contestant -> seconds(block, contestant))
                            .sum();
        }
        double scale = 1;
        for (Block smaller : blocks) {
            Double took = state.roundSeconds().get(smaller.key());
            if (took != null && !smaller.waits() && smaller.last() < block.last()) {
                double expected = starting + expected(smaller);
                scale = Math.max(0.5, took / expected);
            }
        }
        return starting + scale * expected(block);
    }

    private static double expected(Block block) {
        return block.contestants().stream()
                .mapToDouble(contestant -> seconds(block, contestant))
                .sum();
    }

    /** How long a run of a contestant may take on a machine of no special kind. */
    static double seconds(Block block, Contestant contestant) {
        if (block.waits()) {
            int atOnce = contestant.approach().oneByOne() ? 1 : contestant.workers();
            return block.last() * (block.delay().toNanos() / 1e9) / atOnce;
        }
        // The divisions of trial division grow by this, but for a logarithm.
        return SECONDS_FOR_A_MILLION * Math.pow(block.last() / 1e6, 1.5);
    }

    /** After how many seconds a run of a contestant is given up. */
    public static double limitSeconds(Block block, Contestant contestant) {
        return 60 + 30 * seconds(block, contestant);
    }
}
