package io.github.primeskata.measure;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * Where several measurements of the same lie.
 *
 * @param runs how many there are, at least 1
 * @param median the one in the middle
 * @param low where the interval begins
 * @param high where it ends
 * @param interval whether it is an interval in which the true median lies with a probability of {@value #CONFIDENCE};
 *     else, as there are too few for one, it goes from the least to the greatest
 */
public record Spread(int runs, double median, double low, double high, boolean interval) {

    /** How sure an interval is. */
    public static final double CONFIDENCE = 0.99;

    /** How many measurements an interval needs: the chance that all of 8 lie on one side of the median is 1 in 128. */
    public static final int ENOUGH = 8;

    /** The spread of these; empty if there are none. */
    public static Optional<Spread> of(double... measured) {
        if (measured.length == 0) {
            return Optional.empty();
        }
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        int cut = cut(sorted.length);
        int leftOut = Math.max(0, cut);
        return Optional.of(new Spread(
                sorted.length,
                Median.withDefaults().evaluate(sorted.clone()),
                sorted[leftOut],
                sorted[sorted.length - 1 - leftOut],
                cut >= 0));
    }

    /**
     * How many measurements at each end lie outside of the interval; -1 if all of them are too few for one. Each is
     * below the true median with a probability of one half, whatever their distribution is, so how many are is
     * binomial.
     */
    private static int cut(int runs) {
        BinomialDistribution below = BinomialDistribution.of(runs, 0.5);
        double each = (1 - CONFIDENCE) / 2;
        int cut = -1;
        while (below.cumulativeProbability(cut + 1) <= each) {
            cut++;
        }
        return cut;
    }

    /** The same on another scale, which must be a rising one. */
    Spread map(DoubleUnaryOperator scale) {
        return new Spread(
                runs, scale.applyAsDouble(median), scale.applyAsDouble(low), scale.applyAsDouble(high), interval);
    }
}
