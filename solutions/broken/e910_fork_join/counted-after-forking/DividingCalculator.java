/*
 * Broken on purpose: a half that is done before it is counted is missed, and the whole is complete too early.
 * Verdict: RACE
 * Clause: C1
 */
package kata.e910_fork_join;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountedCompleter;
import java.util.concurrent.ForkJoinPool;
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
        NavigableMap<Long, List<Long>> found = new ConcurrentSkipListMap<>();
        pool.invoke(new Piece(null, from, to, found));
        return found.values().stream().flatMap(List::stream).toList();
    }

    private final class Piece extends CountedCompleter<Void> {

        private final long from;
        private final long to;
        private final Map<Long, List<Long>> found;

        Piece(Piece parent, long from, long to, Map<Long, List<Long>> found) {
            super(parent);
            this.from = from;
            this.to = to;
            this.found = found;
        }

        @Override
        public void compute() {
            if (to - from < cutOff) {
                found.put(from, search.primes(from, to));
            } else {
                long middle = from + (to - from) / 2;
                new Piece(this, from, middle, found).fork();
                addToPendingCount(1);
                new Piece(this, middle + 1, to, found).fork();
                addToPendingCount(1);
            }
            tryComplete();
        }
    }
}
