/* Another right way: one task halves on a stack of its own, and lays out all pieces together. */
package kata.e910_fork_join;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
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
        return pool.invoke(new Whole(from, to));
    }

    /** Halves its interval until all pieces are short enough and lays all of them out at once. */
    private final class Whole extends RecursiveTask<List<Long>> {

        private final long from;
        private final long to;

        Whole(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected List<Long> compute() {
            List<Piece> pieces = new ArrayList<>();
            Deque<long[]> open = new ArrayDeque<>();
            open.push(new long[] {from, to});
            while (!open.isEmpty()) {
                long[] next = open.pop();
                if (next[1] - next[0] < cutOff) {
                    pieces.add(new Piece(next[0], next[1]));
                } else {
                    long middle = next[0] + (next[1] - next[0]) / 2;
                    open.push(new long[] {middle + 1, next[1]});
                    open.push(new long[] {next[0], middle});
                }
            }
            return invokeAll(pieces).stream()
                    .map(ForkJoinTask::join)
                    .flatMap(List::stream)
                    .toList();
        }
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
            return search.primes(from, to);
        }
    }
}
