/*
 * Broken on purpose: collects in a set that all calls on the calculator share: two calls at once mix their primes.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e910_fork_join;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.stream.*;
import kata.model.PrimeSearch;

/** Finds the primes of an interval by dividing it until the pieces are short enough for a sequential search. */
public final class DividingCalculator {

    private final PrimeSearch search;
    private final long cutOff;

    public DividingCalculator(PrimeSearch search, long cutOff) {
        this.search = search;
        this.cutOff = cutOff;
    }

    private final NavigableSet<Long> primes = new ConcurrentSkipListSet<>();

    public List<Long> primes(ForkJoinPool pool, long from, long to) {
        primes.clear();
        pool.invoke(new Part(from, to));
        return List.copyOf(primes);
    }

    private final class Part extends RecursiveAction {
        private final long from;
        private final long to;

        Part(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from < cutOff) {
                primes.addAll(search.primes(from, to));
                return;
            }
            long middle = from + (to - from) / 2;
            invokeAll(new Part(from, middle), new Part(middle + 1, to));
        }
    }
}
