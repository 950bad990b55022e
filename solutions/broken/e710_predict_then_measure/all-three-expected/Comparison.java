/*
 * Broken on purpose: it looks for three approaches, also where only two were measured.
 * Verdict: EXCEPTION
 * Clause: C8
 */
package kata.e710_predict_then_measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import kata.model.Approach;
import kata.model.Contender;

/** Measures approaches side by side and says which is the fastest, if that can be said. */
public final class Comparison {

    private static final int ENOUGH = 5;

    private final Map<Approach, Contender> contenders;
    private final LongSupplier nanoClock;

    /** A comparison of these approaches. */
    public Comparison(Map<Approach, Contender> contenders, LongSupplier nanoClock) {
        this.contenders = new EnumMap<>(contenders);
        this.nanoClock = nanoClock;
    }

    /** Takes the time of every contender, in turns. */
    public Map<Approach, List<Duration>> measure(long upTo, int warmUps, int rounds) throws Exception {
        Runs runs = new Runs(upTo);
        for (int warmUp = 0; warmUp < warmUps; warmUp++) {
            for (Contender contender : contenders.values()) {
                runs.run(contender);
            }
        }
        Map<Approach, List<Duration>> samples = new EnumMap<>(Approach.class);
        for (int round = 0; round < rounds; round++) {
            for (Map.Entry<Approach, Contender> entry : contenders.entrySet()) {
                long begin = nanoClock.getAsLong();
                runs.run(entry.getValue());
                Duration sample = Duration.ofNanos(nanoClock.getAsLong() - begin);
                samples.computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                        .add(sample);
            }
        }
        return samples;
    }

    /** Runs at one size, which all have to find the same (C5). */
    private static final class Runs {

        private final long upTo;
        private OptionalLong primes = OptionalLong.empty();

        Runs(long upTo) {
            this.upTo = upTo;
        }

        /** C6: what is thrown here is caught by nobody. */
        void run(Contender contender) throws Exception {
            long found = contender.primes(upTo);
            if (found != primes.orElse(found)) {
                throw new IllegalStateException(
                        "up to %d one run found %d primes, another one %d".formatted(upTo, primes.getAsLong(), found));
            }
            primes = OptionalLong.of(found);
        }
    }

    /** The sample in the middle. */
    public static Duration median(List<Duration> samples) {
        List<Duration> sorted = samples.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : sorted.get(middle - 1).plus(sorted.get(middle)).dividedBy(2);
    }

    /** The approach that is the fastest for sure. */
    public static Optional<Approach> winner(Map<Approach, List<Duration>> samples) {
        if (samples.values().stream().anyMatch(list -> list.size() < ENOUGH)) {
            return Optional.empty();
        }
        return Stream.of(Approach.values())
                .filter(candidate -> beatsAllOthers(candidate, samples))
                .findFirst();
    }

    private static boolean beatsAllOthers(Approach candidate, Map<Approach, List<Duration>> samples) {
        Duration end = Spread.of(samples.get(candidate)).to;
        return Stream.of(Approach.values())
                .filter(other -> other != candidate)
                .allMatch(other -> Spread.of(samples.get(other)).from.compareTo(end) > 0);
    }

    /** Where the middle half of the samples lies. */
    private record Spread(Duration from, Duration to) {

        static Spread of(List<Duration> samples) {
            List<Duration> sorted = samples.stream().sorted().toList();
            int quarter = sorted.size() / 4;
            return new Spread(sorted.get(quarter), sorted.get(sorted.size() - 1 - quarter));
        }
    }

    /** Holds a prediction against a measurement. */
    public static Outcome judge(Approach predicted, Optional<Approach> winner) {
        return winner.map(approach -> approach == predicted ? Outcome.CONFIRMED : Outcome.REFUTED)
                .orElse(Outcome.INCONCLUSIVE);
    }
}
