/*
 * Broken on purpose: both halves are forked; who waits for the left one leaves the right one lying there.
 * Verdict: NOT_CONCURRENT
 * Clause: C5
 */
package kata.e910_fork_join;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
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
        return pool.invoke(new Interval(from, to));
    }

    /** An interval to be divided or searched. */
    private final class Interval extends RecursiveTask<List<Long>> {

        private final long from;
        private final long to;

        private Interval(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected List<Long> compute() {
            if (to - from < cutOff) {
                return search.primes(from, to);
            }
            long middle = from + (to - from) / 2;
            Interval left = new Interval(from, middle);
            Interval right = new Interval(middle + 1, to);
            left.fork();
            right.fork();
            List<Long> primes = new ArrayList<>(left.join());
            primes.addAll(right.join());
            return primes;
        }
    }
}
