package kata.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Made-up searches, so that a property can be checked for many: an interval and a number of workers each. They follow
 * from the compiled classes, as {@link HiddenNumbers} do, and come with the smallest first, so that the first one that
 * fails is easy to follow. A failure names its interval; nothing else is needed to see it again.
 */
public final class Intervals {

    /**
     * An interval for some workers.
     *
     * @param from the first number
     * @param count how many numbers, at least 1
     * @param workers at least 1; there may be more of them than numbers
     */
    public record Interval(long from, int count, int workers) {

        /** The last number. */
        public long to() {
            return from + count - 1;
        }
    }

    /** Where a third of all intervals begins: among small numbers many are prime. */
    private static final long SMALL = 50;

    private static final long GREAT = 1_000_000_000_000L;
    private static final int LONGEST = 40;
    private static final int MOST_WORKERS = 9;

    private Intervals() {}

    /** So many intervals for the exercise to which this class of the learner's belongs. */
    public static List<Interval> of(Class<?> learner, int howMany) {
        return from(HiddenNumbers.of(learner), howMany);
    }

    static List<Interval> from(HiddenNumbers numbers, int howMany) {
        List<Interval> intervals = new ArrayList<>();
        for (int i = 0; i < howMany; i++) {
            long from = i % 3 == 0 ? numbers.between(-SMALL, SMALL) : numbers.between(1, i % 3 == 1 ? SMALL : GREAT);
            int workers = (int) numbers.between(1, MOST_WORKERS);
            // Every other interval is short, so that there are some with fewer numbers than workers.
            int count = (int) numbers.between(1, i % 2 == 0 ? MOST_WORKERS : LONGEST);
            intervals.add(new Interval(from, count, workers));
        }
        intervals.sort(Comparator.comparingInt(Interval::count)
                .thenComparingInt(Interval::workers)
                .thenComparingLong(Interval::from));
        return intervals;
    }
}
