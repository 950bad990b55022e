/*
 * Broken on purpose: after a failure the others are interrupted, and nobody waits for them.
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
import java.util.concurrent.atomic.AtomicLong;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

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
            AtomicLong next = new AtomicLong(from);
            List<Future<List<Long>>> pieces = new ArrayList<>();
            for (int i = 1; i <= workers; i++) {
                pieces.add(pool.submit(() -> search(next, to)));
            }
            for (Future<List<Long>> piece : pieces) {
                primes.addAll(piece.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdownNow();
        }
        primes.sort(null);
        return primes;
    }

    private List<Long> search(AtomicLong next, long to) {
        List<Long> primes = new ArrayList<>();
        for (long n = next.getAndIncrement(); n <= to; n = next.getAndIncrement()) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
