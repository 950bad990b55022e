/*
 * Broken on purpose: all tasks add what they find to one list, which is not safe for several threads.
 * Verdict: RACE
 * Clause: C1
 */
package kata.e910_fork_join;

import java.util.ArrayList;
import java.util.List;
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
        List<Long> found = new ArrayList<>();
        pool.invoke(new Interval(from, to, found));
        return found.stream().sorted().toList();
    }

    /** An interval to be divided or searched. */
    private final class Interval extends RecursiveAction {

        private final long from;
        private final long to;
        private final List<Long> found;

        private Interval(long from, long to, List<Long> found) {
            this.from = from;
            this.to = to;
            this.found = found;
        }

        @Override
        protected void compute() {
            if (to - from < cutOff) {
                found.addAll(search.primes(from, to));
                return;
            }
            long middle = from + (to - from) / 2;
            invokeAll(new Interval(from, middle, found), new Interval(middle + 1, to, found));
        }
    }
}
