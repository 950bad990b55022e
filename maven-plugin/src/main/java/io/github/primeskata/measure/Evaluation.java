package io.github.primeskata.measure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * What was measured, put together.
 *
 * @param fitness of the machine, all rounds taken together
 * @param tables one for each block of which anything was measured
 */
public record Evaluation(Fitness fitness, List<Table> tables) {

    /** Keeps an unmodifiable copy of the tables. */
    public Evaluation {
        tables = List.copyOf(tables);
    }

    /**
     * The findings of a block.
     *
     * @param rounds how many rounds are whole
     * @param scalings what more workers bring, where an approach was measured with several numbers of them
     */
    public record Table(Block block, int rounds, List<Row> rows, List<Scaling> scalings) {

        /** Keeps unmodifiable copies. */
        public Table {
            rows = List.copyOf(rows);
            scalings = List.copyOf(scalings);
        }
    }

    /**
     * The findings of a contestant. Times are in seconds.
     *
     * @param seconds of the search
     * @param whole of the process
     * @param cpu processor time of the search, worker processes included
     * @param ofBaseline against the block's baseline; empty for that itself
     * @param ofReference the learner's against the reference's of the same approach and workers
     * @param last the last run that was done, for who found what
     * @param failed the first run that failed; a contestant of which one failed is compared with nothing
     * @param guide what the guide has measured
     */
    public record Row(
            Contestant contestant,
            Optional<Spread> seconds,
            Optional<Spread> whole,
            Optional<Spread> cpu,
            Optional<Comparison> ofBaseline,
            Optional<Comparison> ofReference,
            Optional<Run> last,
            Optional<Run> failed,
            Optional<Guide.Figure> guide) {}

    /** Puts the runs together. */
    public static Evaluation of(List<Block> blocks, List<Run> runs, Fitness fitness) {
        List<Table> tables = new ArrayList<>();
        for (Block block : blocks) {
            Map<String, Map<Integer, Run>> byContestant = runs.stream()
                    .filter(run -> run.block().equals(block.key()))
                    .collect(Collectors.groupingBy(
                            Run::contestant,
                            Collectors.toMap(Run::round, run -> run, (earlier, later) -> later, TreeMap::new)));
            if (!byContestant.isEmpty()) {
                tables.add(new InBlock(block, byContestant, fitness).table());
            }
        }
        return new Evaluation(fitness, tables);
    }

    private record InBlock(Block block, Map<String, Map<Integer, Run>> byContestant, Fitness fitness) {

        Table table() {
            int rounds = block.contestants().stream()
                    .mapToInt(contestant -> runs(contestant).size())
                    .min()
                    .orElse(0);
            return new Table(
                    block, rounds, block.contestants().stream().map(this::row).toList(), scalings());
        }

        private List<Scaling> scalings() {
            Map<String, List<Contestant>> series = block.contestants().stream()
                    .filter(contestant -> contestant.approach().ofTheKata())
                    .filter(contestant -> !failed(contestant))
                    .collect(Collectors.groupingBy(
                            contestant ->
                                    contestant.origin() + contestant.approach().exercise(),
                            LinkedHashMap::new,
                            Collectors.toList()));
            return series.values().stream()
                    .map(this::scaling)
                    .flatMap(Optional::stream)
                    .toList();
        }

        /** Empty if there is nothing to compare with, or if it says no more than the gain of a single row. */
        private Optional<Scaling> scaling(List<Contestant> series) {
            Optional<Contestant> alone = series.stream()
                    .filter(contestant -> contestant.workers() == 1)
                    .findFirst();
            Contestant base = alone.orElse(block.baseline());
            List<Contestant> several = series.stream()
                    .filter(contestant -> contestant.workers() > 1 && !contestant.equals(base))
                    .toList();
            if (failed(base) || (alone.isEmpty() && several.size() < 2)) {
                return Optional.empty();
            }
            List<Scaling.Point> points = several.stream()
                    .map(contestant -> compare(contestant, base)
                            .map(comparison -> new Scaling.Point(
                                    contestant,
                                    comparison.speedUp(),
                                    comparison.reason() == Reason.SPREAD ? Reason.NONE : comparison.reason())))
                    .flatMap(Optional::stream)
                    .toList();
            return points.isEmpty() ? Optional.empty() : Optional.of(scaling(base, points));
        }

        /** Workers for whom there is no processor share those of the others, so they do not count for the share. */
        private Scaling scaling(Contestant base, List<Scaling.Point> points) {
            List<Contestant> counting = points.stream()
                    .map(Scaling.Point::contestant)
                    .filter(contestant -> !block.needsProcessors(contestant)
                            || contestant.workers() <= fitness.machine().processors())
                    .toList();
            if (counting.isEmpty()) {
                return new Scaling(base, points, Optional.empty(), 0, fitness.together());
            }
            int[] workers = counting.stream().mapToInt(Contestant::workers).toArray();
            double[] fractions = runs(base).keySet().stream()
                    .filter(round -> counting.stream()
                            .allMatch(contestant -> runs(contestant).containsKey(round)))
                    .mapToDouble(round -> Scaling.serialFraction(
                            workers,
                            counting.stream()
                                    .mapToDouble(contestant -> (double)
                                                    runs(base).get(round).elapsedNanos()
                                            / runs(contestant).get(round).elapsedNanos())
                                    .toArray()))
                    .toArray();
            Optional<Spread> serial = Spread.of(fractions);
            Reason obstacle = counting.stream()
                    .map(contestant -> fitness.obstacle(block, contestant, base))
                    .filter(reason -> reason != Reason.NONE)
                    .findFirst()
                    .orElse(serial.isPresent() && serial.get().interval() ? Reason.NONE : Reason.FEW_RUNS);
            return new Scaling(base, points, serial, workers[workers.length - 1], obstacle);
        }

        private boolean failed(Contestant contestant) {
            return runs(contestant).values().stream().anyMatch(run -> !run.done());
        }

        private Row row(Contestant contestant) {
            List<Run> all = List.copyOf(runs(contestant).values());
            List<Run> done = all.stream().filter(Run::done).toList();
            Optional<Contestant> reference = contestant.origin() == Origin.LEARNER
                    ? Optional.of(new Contestant(Origin.REFERENCE, contestant.approach(), contestant.workers()))
                    : Optional.empty();
            return new Row(
                    contestant,
                    spread(done, run -> run.elapsedNanos() / 1e9),
                    spread(done, run -> run.wholeNanos() / 1e9),
                    spread(done, run -> run.cpuNanos() / 1e9),
                    contestant.equals(block.baseline()) ? Optional.empty() : compare(contestant, block.baseline()),
                    reference.flatMap(other -> compare(contestant, other)),
                    done.stream().reduce((earlier, later) -> later),
                    all.stream().filter(run -> !run.done()).findFirst(),
                    Guide.figure(block, contestant));
        }

        private Optional<Comparison> compare(Contestant one, Contestant other) {
            Map<Integer, Run> own = runs(one);
            Map<Integer, Run> others = runs(other);
            if (failed(one) || failed(other)) {
                return Optional.empty();
            }
            List<Integer> both =
                    own.keySet().stream().filter(others::containsKey).toList();
            return Comparison.of(
                    times(own, both),
                    times(others, both),
                    fitness.margin(block.waits()),
                    fitness.obstacle(block, one, other));
        }

        private static double[] times(Map<Integer, Run> runs, List<Integer> rounds) {
            return rounds.stream()
                    .mapToDouble(round -> runs.get(round).elapsedNanos())
                    .toArray();
        }

        private Map<Integer, Run> runs(Contestant contestant) {
            return byContestant.getOrDefault(contestant.key(), Map.of());
        }

        private static Optional<Spread> spread(List<Run> runs, ToDoubleFunction<Run> value) {
            return Spread.of(runs.stream().mapToDouble(value).toArray());
        }
    }
}
