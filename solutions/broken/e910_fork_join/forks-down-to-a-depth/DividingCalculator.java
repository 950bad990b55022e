/*
 * Broken on purpose: what is three levels down is divided, but not forked, however many workers are idle.
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

    private static final int FORKED_LEVELS = 3;

    private final PrimeSearch search;
    private final long cutOff;

    /** A calculator that divides down to this length. */
    public DividingCalculator(PrimeSearch search, long cutOff) {
        this.search = search;
        this.cutOff = cutOff;
    }

    /** Finds the primes of an interval. */
    public List<Long> primes(ForkJoinPool pool, long from, long to) {
        return pool.invoke(new Interval(0, from, to));
    }

    /** An interval to be divided or searched. */
    private final class Interval extends RecursiveTask<List<Long>> {

        private final int depth;
        private final long from;
        private final long to;

        private Interval(int depth, long from, long to) {
            this.depth = depth;
            this.from = from;
            this.to = to;
        }

        @Override
        protected List<Long> compute() {
            if (to - from < cutOff) {
                return search.primes(from, to);
            }
            long middle = from + (to - from) / 2;
            Interval left = new Interval(depth + 1, from, middle);
            Interval right = new Interval(depth + 1, middle + 1, to);
            boolean forks = depth < FORKED_LEVELS;
            if (forks) {
                left.fork();
            }
            List<Long> behind = right.compute();
            List<Long> primes = new ArrayList<>(forks ? left.join() : left.compute());
            primes.addAll(behind);
            return primes;
        }
    }
}
