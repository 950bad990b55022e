/* Another right way: tasks without a result, and a sorted map for what they find. */
package kata.e910_fork_join;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import kata.model.PrimeSearch;

/** Finds the primes of an interval by dividing it until the pieces are short enough for a sequential search. */
public final class DividingCalculator {

    private final PrimeSearch search;
    private final long cutOff;

    /** A calculator that divides down to this length. */
    public DividingCalculator(PrimeSearch search, long cutOff) {
        this.search = search;
        this.cutOff = cutOff;
    }

    /** Finds the primes of an interval. */
    public List<Long> primes(ForkJoinPool pool, long from, long to) {
        Map<Long, List<Long>> pieces = new ConcurrentSkipListMap<>();
        pool.invoke(new Interval(pieces, from, to));
        return pieces.values().stream().flatMap(List::stream).toList();
    }

    /** An interval to be divided or searched. */
    private final class Interval extends RecursiveAction {

        private final Map<Long, List<Long>> pieces;
        private final long from;
        private final long to;

        private Interval(Map<Long, List<Long>> pieces, long from, long to) {
            this.pieces = pieces;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from < cutOff) {
                pieces.put(from, search.primes(from, to));
                return;
            }
            long middle = from + (to - from) / 2;
            Interval left = new Interval(pieces, from, middle);
            Interval right = new Interval(pieces, middle + 1, to);
            invokeAll(left, right);
        }
    }
}
