/*
 * Broken on purpose: the middle comes from LongStream.average, a double; samples above 2^53 ns lose their last digits.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e710_predict_then_measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import kata.model.Approach;
import kata.model.Contender;

public final class Comparison {

    private final Map<Approach, Contender> contenders;
    private final LongSupplier clock;

    public Comparison(Map<Approach, Contender> contenders, LongSupplier nanoClock) {
        this.contenders = contenders;
        clock = nanoClock;
    }

    public Map<Approach, List<Duration>> measure(long upTo, int warmUps, int rounds) throws Exception {
        Map<Approach, List<Duration>> samples = new EnumMap<>(Approach.class);
        contenders.keySet().forEach(a -> samples.put(a, new ArrayList<>()));
        Long expected = null;
        for (int round = -warmUps; round < rounds; round++) {
            for (Map.Entry<Approach, Contender> entry : contenders.entrySet()) {
                long begin = round < 0 ? 0 : clock.getAsLong();
                long found = entry.getValue().primes(upTo);
                if (round >= 0) {
                    samples.get(entry.getKey()).add(Duration.ofNanos(clock.getAsLong() - begin));
                }
                if (expected != null && found != expected) {
                    throw new IllegalStateException(entry.getKey() + " found " + found + ", not " + expected);
                }
                expected = found;
            }
        }
        return samples;
    }

    private record Spread(Duration low, Duration high) {

        static Spread of(List<Duration> samples) {
            List<Duration> sorted = samples.stream().sorted().toList();
            int n = sorted.size();
            return new Spread(sorted.get(n / 4), sorted.get(n - 1 - n / 4));
        }

        boolean before(Spread other) {
            return high.compareTo(other.low) < 0;
        }
    }

    public static Optional<Approach> winner(Map<Approach, List<Duration>> samples) {
        if (samples.values().stream().anyMatch(s -> s.size() < 5)) {
            return Optional.empty();
        }
        Map<Approach, Spread> spreads = new EnumMap<>(Approach.class);
        samples.forEach((a, s) -> spreads.put(a, Spread.of(s)));
        return spreads.keySet().stream()
                .filter(a -> spreads.keySet().stream()
                        .allMatch(b -> a == b || spreads.get(a).before(spreads.get(b))))
                .findFirst();
    }

    public static Outcome judge(Approach predicted, Optional<Approach> winner) {
        return winner.map(w -> w == predicted ? Outcome.CONFIRMED : Outcome.REFUTED)
                .orElse(Outcome.INCONCLUSIVE);
    }

    public static Duration median(List<Duration> samples) {
        int n = samples.size();
        double middle = samples.stream()
                .mapToLong(Duration::toNanos)
                .sorted()
                .skip((n - 1) / 2)
                .limit(2 - n % 2)
                .average()
                .orElseThrow();
        return Duration.ofNanos((long) middle);
    }
}
