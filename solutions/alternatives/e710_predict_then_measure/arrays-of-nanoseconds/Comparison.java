/* Another right way: whole numbers in arrays, warm-ups in an order of their own, spreads sorted by their begin. */
package kata.e710_predict_then_measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import kata.model.Approach;
import kata.model.Contender;

/** Measures approaches side by side and says which is the fastest, if that can be said. */
public final class Comparison {

    private record Spread(Approach approach, long from, long to) {}

    private final List<Approach> approaches;
    private final List<Contender> contenders;
    private final LongSupplier nanoClock;

    /** A comparison of these approaches. */
    public Comparison(Map<Approach, Contender> contenders, LongSupplier nanoClock) {
        this.approaches = List.copyOf(contenders.keySet());
        this.contenders = approaches.stream().map(contenders::get).toList();
        this.nanoClock = nanoClock;
    }

    /** Takes the time of every contender, in turns. */
    public Map<Approach, List<Duration>> measure(long upTo, int warmUps, int rounds) throws Exception {
        List<Long> answers = new ArrayList<>();
        for (int c = contenders.size() - 1; c >= 0; c--) {
            for (int warmUp = 0; warmUp < warmUps; warmUp++) {
                answers.add(contenders.get(c).primes(upTo));
                compare(answers);
            }
        }
        long[][] nanos = new long[contenders.size()][rounds];
        for (int round = 0; round < rounds; round++) {
            for (int c = 0; c < contenders.size(); c++) {
                long begin = nanoClock.getAsLong();
                answers.add(contenders.get(c).primes(upTo));
                nanos[c][round] = nanoClock.getAsLong() - begin;
                compare(answers);
            }
        }
        Map<Approach, List<Duration>> samples = new TreeMap<>();
        for (int c = 0; c < contenders.size(); c++) {
            samples.put(
                    approaches.get(c),
                    LongStream.of(nanos[c]).mapToObj(Duration::ofNanos).toList());
        }
        return samples;
    }

    private static void compare(List<Long> answers) {
        if (!answers.getFirst().equals(answers.getLast())) {
            throw new IllegalStateException(answers.getFirst() + " primes, and then " + answers.getLast());
        }
    }

    private static long[] sorted(List<Duration> samples) {
        return samples.stream().mapToLong(Duration::toNanos).sorted().toArray();
    }

    /** The sample in the middle. */
    public static Duration median(List<Duration> samples) {
        long[] sorted = sorted(samples);
        return Duration.ofNanos((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
    }

    /** The approach that is the fastest for sure. */
    public static Optional<Approach> winner(Map<Approach, List<Duration>> samples) {
        List<Spread> spreads = new ArrayList<>();
        for (Approach approach : samples.keySet()) {
            long[] nanos = sorted(samples.get(approach));
            if (nanos.length < 5) {
                return Optional.empty();
            }
            int quarter = nanos.length / 4;
            spreads.add(new Spread(approach, nanos[quarter], nanos[nanos.length - 1 - quarter]));
        }
        spreads.sort(Comparator.comparingLong(Spread::from).thenComparingLong(Spread::to));
        return spreads.get(0).to < spreads.get(1).from ? Optional.of(spreads.get(0).approach) : Optional.empty();
    }

    /** Holds a prediction against a measurement. */
    public static Outcome judge(Approach predicted, Optional<Approach> winner) {
        return winner.isEmpty()
                ? Outcome.INCONCLUSIVE
                : winner.get().equals(predicted) ? Outcome.CONFIRMED : Outcome.REFUTED;
    }
}
