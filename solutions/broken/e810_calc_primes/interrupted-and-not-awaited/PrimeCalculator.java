/*
 * Broken on purpose: after a failure the others are interrupted, and nobody waits for them.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e810_calc_primes;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has a piece of the interval. */
public final class PrimeCalculator {

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public PrimeCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("no worker");
        }
        if (from > to) {
            return List.of();
        }
        long count = to - from + 1;
        long length = count / workers;
        long rest = count % workers;
        List<Callable<List<Long>>> pieces = new ArrayList<>();
        for (int i = 0; i < workers; i++) {
            long begin = from + length * i + rest * i / workers;
            long end = from + length * (i + 1) + rest * (i + 1) / workers;
            pieces.add(() -> search(begin, end));
        }
        List<Long> primes = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            List<Future<List<Long>>> all = new ArrayList<>();
            pieces.forEach(piece -> all.add(pool.submit(piece)));
            for (Future<List<Long>> found : all) {
                primes.addAll(found.get());
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
        for (long n = begin; n != end; n++) {
            if (primeTest.isPrime(n)) {
                primes.add(n);
            }
        }
        return primes;
    }
}
