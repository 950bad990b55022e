/*
 * Broken on purpose: the samples are a field, and a second measurement goes on with them.
 * Verdict: WRONG
 * Clause: C4
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
import kata.model.Approach;
import kata.model.Contender;

/** Measures approaches side by side and says which is the fastest, if that can be said. */
public final class Comparison {

    private final Map<Approach, Contender> contenders;
    private final LongSupplier nanoClock;
    private final Map<Approach, List<Duration>> samples = new EnumMap<>(Approach.class);

    /** A comparison of these approaches. */
    public Comparison(Map<Approach, Contender> contenders, LongSupplier nanoClock) {
        this.contenders = new EnumMap<>(contenders);
        this.nanoClock = nanoClock;
    }

    /** Takes the time of every contender, in turns. */
    public Map<Approach, List<Duration>> measure(long upTo, int warmUps, int rounds) throws Exception {
        contenders.keySet().forEach(a -> samples.putIfAbsent(a, new ArrayList<>()));
        OptionalLong[] first = {OptionalLong.empty()};
        for (int i = 0; i < warmUps; i++) {
            for (Contender contender : contenders.values()) {
                check(first, contender.primes(upTo));
            }
        }
        for (int i = 0; i < rounds; i++) {
            for (Map.Entry<Approach, Contender> entry : contenders.entrySet()) {
                long begin = nanoClock.getAsLong();
                long found = entry.getValue().primes(upTo);
                long end = nanoClock.getAsLong();
                check(first, found);
                samples.get(entry.getKey()).add(Duration.ofNanos(end - begin));
            }
        }
        return samples;
    }

    /** The sample in the middle. */
    public static Duration median(List<Duration> samples) {
        List<Duration> sorted = samples.stream().sorted().toList();
        int n = sorted.size();
        return sorted.get((n - 1) / 2).plus(sorted.get(n / 2)).dividedBy(2);
    }

    /** The approach that is the fastest for sure. */
    public static Optional<Approach> winner(Map<Approach, List<Duration>> samples) {
        if (samples.values().stream().anyMatch(list -> list.size() < 5)) {
            return Optional.empty();
        }
        return samples.keySet().stream()
                .filter(mine -> samples.keySet().stream()
                        .filter(other -> other != mine)
                        .allMatch(other -> low(samples.get(other)).compareTo(high(samples.get(mine))) > 0))
                .findFirst();
    }

    /** Holds a prediction against a measurement. */
    public static Outcome judge(Approach predicted, Optional<Approach> winner) {
        return winner.map(w -> w == predicted ? Outcome.CONFIRMED : Outcome.REFUTED)
                .orElse(Outcome.INCONCLUSIVE);
    }

    private static void check(OptionalLong[] first, long found) {
        if (first[0].isEmpty()) {
            first[0] = OptionalLong.of(found);
        } else if (first[0].getAsLong() != found) {
            throw new IllegalStateException("found " + found + " and " + first[0].getAsLong());
        }
    }

    private static Duration low(List<Duration> samples) {
        return samples.stream().sorted().toList().get(samples.size() / 4);
    }

    private static Duration high(List<Duration> samples) {
        return samples.stream().sorted().toList().get(samples.size() - 1 - samples.size() / 4);
    }
}
