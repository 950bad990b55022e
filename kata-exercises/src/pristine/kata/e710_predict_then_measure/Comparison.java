package kata.e710_predict_then_measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import kata.model.Approach;
import kata.model.Contender;

/**
 * Measures approaches side by side and says which is the fastest, if that can be said.
 *
 * <p>Used by one thread only, which runs the contenders.
 */
public final class Comparison {

    /**
     * A comparison of these approaches.
     *
     * @param nanoClock tells nanoseconds since an unknown moment, as {@link System#nanoTime} does
     */
    public Comparison(Map<Approach, Contender> contenders, LongSupplier nanoClock) {
        // TODO C3, C4: keep what is needed
    }

    /**
     * Takes the time of every contender, in turns. Blocks the caller until the last run has ended.
     *
     * <ul>
     *   <li>C2 Each contender runs {@code warmUps} times before anything is timed, and these runs leave no sample.
     *   <li>C3 In each round every contender runs once, one at a time, before the next round begins.
     *   <li>C4 A sample is the time by the given clock from right before its run to right after it; there is one for
     *       each contender and round, in the order of the rounds.
     * </ul>
     *
     * @param upTo C5 the size, the same for every run
     * @param rounds how many samples there are of each contender, at least 1
     * @return the samples of each approach
     * @throws IllegalStateException C5 if two runs, warm-ups too, have found different numbers of primes
     * @throws Exception C6 what a run throws, as it is; nothing runs after that
     */
    public Map<Approach, List<Duration>> measure(long upTo, int warmUps, int rounds) throws Exception {
        // TODO C2: warm up
        // TODO C3, C4: run and take the time
        // TODO C5, C6: whatever makes the comparison worthless
        throw new UnsupportedOperationException("TODO: measure");
    }

    /**
     * The sample in the middle, in ascending order (C7); of an even number of samples the point halfway between the two
     * in the middle. The list stays as it is.
     *
     * @param samples at least one
     */
    public static Duration median(List<Duration> samples) {
        throw new UnsupportedOperationException("TODO: find the median");
    }

    /**
     * The approach that is the fastest for sure.
     *
     * <ul>
     *   <li>C8 The spread of {@code n} samples in ascending order, counted from 0, goes from the one at place {@code n
     *       / 4} to the one at place {@code n - 1 - n / 4}. The winner's spread ends before that of any other begins.
     *   <li>C9 With fewer than five samples of any approach nobody has won.
     * </ul>
     *
     * @return the winner; empty if there is none
     */
    public static Optional<Approach> winner(Map<Approach, List<Duration>> samples) {
        // TODO C8, C9: look for an approach that beats all others
        throw new UnsupportedOperationException("TODO: find the winner");
    }

    /** Holds a prediction against a measurement (C10). */
    public static Outcome judge(Approach predicted, Optional<Approach> winner) {
        throw new UnsupportedOperationException("TODO: judge the prediction");
    }
}
