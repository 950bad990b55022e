package kata.e710_predict_then_measure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kata.model.Approach;
import kata.testkit.Contenders;
import org.junit.jupiter.api.Test;

/**
 * Measures on this machine, with the learner's {@link Comparison}, and holds the learner's {@link Prediction} against
 * that. Information only: it fails if the code fails, never because of a time, and the grader does not run it.
 *
 * <p>{@code mvn -q test -pl kata-exercises -Dtest=MeasureHere}, with {@code -Dprimes.upTo=…} for the largest size to be
 * measured, 1,000,000 if nothing is said.
 */
class MeasureHere {

    private static final int WORKERS = 10;
    private static final int WARM_UPS = 2;
    private static final int ROUNDS = 9;
    private static final String ROW = "%12s  %-13s %-13s %-13s %s%n";

    @Test
    void predicted_and_measured() throws Exception {
        long last = Long.getLong("primes.upTo", 1_000_000);
        // The contenders may be others, such as the learner's own runners.
        Comparison comparison = new Comparison(Contenders.with(WORKERS), System::nanoTime);
        System.out.printf(
                "%n%d processors, Java %s, %d workers, %d warm-ups, %d rounds; median (spread) in ms%n%n",
                Runtime.getRuntime().availableProcessors(), Runtime.version().feature(), WORKERS, WARM_UPS, ROUNDS);
        System.out.printf(ROW, "up to", "predicted", "measured", "prediction", "");
        for (Map.Entry<Long, Approach> entry : new TreeMap<>(Prediction.winners()).entrySet()) {
            long upTo = entry.getKey();
            String size = String.format(Locale.ROOT, "%,d", upTo);
            if (upTo > last) {
                System.out.printf(ROW, size, entry.getValue(), "-", "not measured", "");
                continue;
            }
            Map<Approach, List<Duration>> samples = comparison.measure(upTo, WARM_UPS, ROUNDS);
            Optional<Approach> winner = Comparison.winner(samples);
            System.out.printf(
                    ROW,
                    size,
                    entry.getValue(),
                    winner.map(Approach::name).orElse("nobody"),
                    Comparison.judge(entry.getValue(), winner).name().toLowerCase(Locale.ROOT),
                    new TreeMap<>(samples)
                            .entrySet().stream()
                                    .map(sample -> sample.getKey() + " " + shown(sample.getValue()))
                                    .collect(Collectors.joining(", ")));
        }
        System.out.println();
    }

    private static String shown(List<Duration> samples) {
        List<Duration> sorted = samples.stream().sorted().toList();
        int quarter = sorted.size() / 4;
        return "%s (%s to %s)"
                .formatted(
                        millis(Comparison.median(samples)),
                        millis(sorted.get(quarter)),
                        millis(sorted.get(sorted.size() - 1 - quarter)));
    }

    private static String millis(Duration duration) {
        return String.format(Locale.ROOT, "%,.1f", duration.toNanos() / 1e6);
    }
}
