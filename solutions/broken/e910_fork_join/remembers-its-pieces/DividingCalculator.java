/*
 * Broken on purpose: keeps what a piece gave for the next call: the same interval is not searched a second time.
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

    private final Map<List<Long>, List<Long>> known = new ConcurrentHashMap<>();

    public List<Long> primes(ForkJoinPool pool, long from, long to) {
        return pool.invoke(new Part(from, to));
    }

    private final class Part extends RecursiveTask<List<Long>> {
        private final long from;
        private final long to;

        Part(long from, long to) {
            this.from = from;
            this.to = to;
        }

        @Override
        protected List<Long> compute() {
            if (to - from < cutOff) {
                List<Long> primes = known.get(List.of(from, to));
                if (primes == null) {
                    primes = search.primes(from, to);
                    known.put(List.of(from, to), primes);
                }
                return primes;
            }
            long middle = from + (to - from) / 2;
            Part left = new Part(from, middle);
            Part right = new Part(middle + 1, to);
            left.fork();
            List<Long> behind = right.compute();
            List<Long> all = new ArrayList<>(left.join());
            all.addAll(behind);
            return all;
        }
    }
}
