/*
 * Broken on purpose: what each task has found is kept in a list of the calculator: its memory grows from call to call.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e910_fork_join;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import kata.model.PrimeSearch;

/** Finds the primes of an interval by dividing it until the pieces are short enough for a sequential search. */
public final class DividingCalculator {

    private final PrimeSearch search;
    private final long cutOff;
    private final List<List<Long>> found = Collections.synchronizedList(new ArrayList<>());

    /** A calculator that divides down to this length. */
    public DividingCalculator(PrimeSearch search, long cutOff) {
        this.search = search;
        this.cutOff = cutOff;
    }

    /** Finds the primes of an interval. */
    public List<Long> primes(ForkJoinPool pool, long from, long to) {
        // C6, C8: invoke waits for the first task, which waits for all others, and throws what it has thrown.
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
            // C2, C3: written so that it holds for the longest interval, too.
            if (to - from < cutOff) {
                return search.primes(from, to);
            }
            // C4: from + to could be too great for a long.
            long middle = from + (to - from) / 2;
            Interval left = new Interval(from, middle);
            Interval right = new Interval(middle + 1, to);
            // C5: the left one lies there for others while we do the right one ourselves.
            left.fork();
            List<Long> behind = right.compute();
            // C1: the left ones first.
            List<Long> primes = new ArrayList<>(left.join());
            primes.addAll(behind);
            found.add(primes);
            return primes;
        }
    }
}
