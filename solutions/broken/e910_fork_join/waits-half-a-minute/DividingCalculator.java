/*
 * Broken on purpose: the caller waits half a minute for the pool, a search that takes longer fails.
 * Verdict: EXCEPTION
 * Clause: C1
 */
package kata.e910_fork_join;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
        // C6, C8: invoke waits for the first task, which waits for all others, and throws what it has thrown.
        try {
            return pool.submit(new Interval(from, to)).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
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
            return primes;
        }
    }
}
