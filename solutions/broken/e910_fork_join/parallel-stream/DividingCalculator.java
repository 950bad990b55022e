/*
 * Broken on purpose: a parallel stream divides instead.
 * Verdict: FORBIDDEN_API
 * Clause: C7
 */
package kata.e910_fork_join;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.LongStream;
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
        return pool.submit(() -> LongStream.rangeClosed(0, (to - from) / cutOff)
                        .parallel()
                        .map(i -> from + i * cutOff)
                        .boxed()
                        .flatMap(n -> search.primes(n, Math.min(to, n + cutOff - 1)).stream())
                        .toList())
                .join();
    }
}
