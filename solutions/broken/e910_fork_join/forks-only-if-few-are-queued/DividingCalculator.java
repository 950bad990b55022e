/*
 * Broken on purpose: a half is kept if enough tasks lie about now, and nobody can take it later.
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
        return pool.invoke(new Piece(from, to));
    }

    private final class Piece extends RecursiveTask<List<Long>> {

        private final long from;
        private final long to;

        Piece(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected List<Long> compute() {
            if (to - from < cutOff) {
                return search.primes(from, to);
            }
            long middle = from + (to - from) / 2;
            Piece left = new Piece(from, middle);
            Piece right = new Piece(middle + 1, to);
            List<Long> primes;
            if (getSurplusQueuedTaskCount() > 2) {
                primes = new ArrayList<>(left.compute());
                primes.addAll(right.compute());
            } else {
                right.fork();
                primes = new ArrayList<>(left.compute());
                primes.addAll(right.join());
            }
            return primes;
        }
    }
}
