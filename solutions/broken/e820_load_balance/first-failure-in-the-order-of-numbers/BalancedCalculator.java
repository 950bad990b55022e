/*
 * Broken on purpose: the pieces are asked for in the order of their numbers, and the first that failed ends the search.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    private static final long AT_ONCE = 5;

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        List<Long> primes = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<List<Long>>> pieces = new ArrayList<>();
            for (long first = from; first <= to; first += AT_ONCE) {
                long begin = first;
                long end = Math.min(to, first + AT_ONCE - 1);
                pieces.add(pool.submit(() -> search(begin, end)));
            }
            for (Future<List<Long>> piece : pieces) {
                primes.addAll(piece.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        return primes;
    }

    private List<Long> search(long begin, long end) {
        List<Long> primes = new ArrayList<>();
        for (long n = begin; n <= end; n++) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
