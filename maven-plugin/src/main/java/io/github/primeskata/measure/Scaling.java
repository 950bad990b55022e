package io.github.primeskata.measure;

import java.util.List;
import java.util.Optional;

/**
 * What more workers bring to somebody's solution of one approach.
 *
 * @param base what its times are compared with: the same with one worker, or else the block's baseline, which does one
 *     thing after the other
 * @param points with two workers and more, in order
 * @param serial the share of the work that no second worker can take over; empty if no point counts for it
 * @param serialUpTo the greatest number of workers that counts for it, or 0
 * @param reason why the share cannot be told, or {@code NONE}
 */
public record Scaling(Contestant base, List<Point> points, Optional<Spread> serial, int serialUpTo, Reason reason) {

    /** Keeps an unmodifiable copy of the points. */
    public Scaling {
        points = List.copyOf(points);
    }

    /**
     * With so many workers.
     *
     * @param speedUp the base's time divided by its own, round by round
     * @param reason why that cannot be told, or {@code NONE}
     */
    public record Point(Contestant contestant, Spread speedUp, Reason reason) {

        /** The speed-up for each worker: 1 if each of them is of as much use as the first. */
        public Spread efficiency() {
            return speedUp.map(times -> times / contestant.workers());
        }
    }

    /**
     * The serial fraction of a program, from its speed-ups in one round.
     *
     * <p>Amdahl's law (G. M. Amdahl, AFIPS 1967) says 1/S = f + (1 − f)/k for the speed-up S with k workers. Solved for
     * f at one k this is the metric of Karp and Flatt ("Measuring Parallel Processor Performance", Communications of
     * the ACM 33(5), 1990): f = (1/S − 1/k) / (1 − 1/k). Over several k it is a straight line through the origin, y = f·x
     * with y = 1/S − 1/k and x = 1 − 1/k, and least squares have the closed form f = Σxy / Σx².
     *
     * @param workers each at least 2
     * @param speedUps positive, one for each number of workers
     * @return below 0 if it is faster than k times as fast
     */
    static double serialFraction(int[] workers, double[] speedUps) {
        double products = 0;
        double squares = 0;
        for (int i = 0; i < workers.length; i++) {
            double x = 1 - 1.0 / workers[i];
            products += x * (1 / speedUps[i] - 1.0 / workers[i]);
            squares += x * x;
        }
        return products / squares;
    }
}
