/* Another right way: each round begins with another contender, so that nobody always follows the same one. */
package kata.e710_predict_then_measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import kata.model.Approach;
import kata.model.Contender;

/** Measures approaches side by side and says which is the fastest, if that can be said. */
public final class Comparison {

    private final Map<Approach, Contender> contenders;
    private final LongSupplier nanoClock;

    /** A comparison of these approaches. */
    public Comparison(Map<Approach, Contender> contenders, LongSupplier nanoClock) {
        this.contenders = contenders;
        this.nanoClock = nanoClock;
    }

    /** Takes the time of every contender, in turns. */
    public Map<Approach, List<Duration>> measure(long upTo, int warmUps, int rounds) throws Exception {
        Map<Approach, List<Duration>> samples = new HashMap<>();
        List<Approach> order = new ArrayList<>(contenders.keySet());
        Set<Long> answers = new HashSet<>();
        for (int round = -warmUps; round < rounds; round++) {
            for (Approach approach : order) {
                long begin = nanoClock.getAsLong();
                answers.add(contenders.get(approach).primes(upTo));
                long end = nanoClock.getAsLong();
                if (answers.size() > 1) {
                    throw new IllegalStateException("different numbers of primes: " + answers);
                }
                if (round >= 0) {
                    samples.computeIfAbsent(approach, key -> new ArrayList<>()).add(Duration.ofNanos(end - begin));
                }
            }
            Collections.rotate(order, 1);
        }
        return samples;
    }

    /** The sample in the middle. */
    public static Duration median(List<Duration> samples) {
        List<Duration> sorted = new ArrayList<>(samples);
        Collections.sort(sorted);
        Duration low = sorted.get((sorted.size() - 1) / 2);
        Duration high = sorted.get(sorted.size() / 2);
        return low.plus(high.minus(low).dividedBy(2));
    }

    /** The approach that is the fastest for sure. */
    public static Optional<Approach> winner(Map<Approach, List<Duration>> samples) {
        Optional<Approach> winner = Optional.empty();
        for (Approach one : samples.keySet()) {
            boolean beatsAll = samples.get(one).size() >= 5;
            for (Approach other : samples.keySet()) {
                beatsAll &= samples.get(other).size() >= 5;
                beatsAll &= one == other
                        || quartile(samples.get(one), true).compareTo(quartile(samples.get(other), false)) < 0;
            }
            if (beatsAll) {
                winner = Optional.of(one);
            }
        }
        return winner;
    }

    private static Duration quartile(List<Duration> samples, boolean upper) {
        List<Duration> sorted = new ArrayList<>(samples);
        sorted.sort(upper ? Collections.reverseOrder() : null);
        return sorted.get(sorted.size() / 4);
    }

    /** Holds a prediction against a measurement. */
    public static Outcome judge(Approach predicted, Optional<Approach> winner) {
        if (winner.isEmpty()) {
            return Outcome.INCONCLUSIVE;
        }
        return winner.get() == predicted ? Outcome.CONFIRMED : Outcome.REFUTED;
    }
}
