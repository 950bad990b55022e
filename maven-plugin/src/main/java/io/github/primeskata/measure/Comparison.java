package io.github.primeskata.measure;

import java.util.Optional;

/**
 * How much faster one contestant is than another.
 *
 * @param speedUp the other's time divided by its own, round by round
 * @param margin differences up to this share count for nothing: 0.1
 * @param verdict what can be said
 * @param reason why nothing can be said, or {@code NONE}
 */
public record Comparison(Spread speedUp, double margin, Verdict verdict, Reason reason) {

    /**
     * Compares times of the same rounds. What is said is true of the whole interval, not of its middle.
     *
     * @param own the contestant's times
     * @param others the other's times, of the same rounds in the same order
     * @param margin at least 0
     * @param obstacle what keeps this machine from telling, or {@code NONE}
     * @return empty if there are no times
     */
    public static Optional<Comparison> of(double[] own, double[] others, double margin, Reason obstacle) {
        double[] ratios = new double[own.length];
        for (int i = 0; i < own.length; i++) {
            // On this scale twice as fast and half as fast are equally far from the middle.
            ratios[i] = Math.log(others[i] / own[i]);
        }
        return Spread.of(ratios)
                .map(logarithms -> logarithms.map(Math::exp))
                .map(speedUp -> judge(speedUp, margin, obstacle));
    }

    private static Comparison judge(Spread speedUp, double margin, Reason obstacle) {
        if (obstacle != Reason.NONE) {
            return new Comparison(speedUp, margin, Verdict.INCONCLUSIVE, obstacle);
        }
        if (!speedUp.interval()) {
            return new Comparison(speedUp, margin, Verdict.INCONCLUSIVE, Reason.FEW_RUNS);
        }
        double faster = 1 + margin;
        double slower = 1 / (1 + margin);
        if (speedUp.low() > faster) {
            return new Comparison(speedUp, margin, Verdict.FASTER, Reason.NONE);
        }
        if (speedUp.high() < slower) {
            return new Comparison(speedUp, margin, Verdict.SLOWER, Reason.NONE);
        }
        boolean within = speedUp.low() >= slower && speedUp.high() <= faster;
        return within
                ? new Comparison(speedUp, margin, Verdict.SAME, Reason.NONE)
                : new Comparison(speedUp, margin, Verdict.INCONCLUSIVE, Reason.SPREAD);
    }
}
