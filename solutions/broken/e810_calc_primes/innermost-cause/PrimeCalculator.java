/*
 * Broken on purpose: only the innermost cause of a failure comes out.
 * Verdict: EXCEPTION
 * Clause: C7
 */
package kata.e810_calc_primes;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import kata.model.PrimeTest;

public final class PrimeCalculator {
    private final PrimeTest primeTest;

    public PrimeCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("at least one worker, not " + workers);
        }
        if (from > to) {
            return List.of();
        }
        long count = to - from + 1;
        int k = (int) Math.min(workers, count);
        ExecutorService pool = Executors.newFixedThreadPool(k);
        try {
            var pieces = new ArrayList<Callable<List<Long>>>();
            long q = count / k;
            long r = count % k;
            for (int i = 0; i < k; i++) {
                long begin = from + i * q + Math.min(i, r);
                long length = i < r ? q + 1 : q;
                pieces.add(() -> piece(begin, length));
            }
            var primes = new ArrayList<Long>();
            for (Future<List<Long>> future : pool.invokeAll(pieces)) {
                primes.addAll(future.get());
            }
            return primes;
        } catch (ExecutionException e) {
            Throwable root = e;
            while (root.getCause() != null) {
                root = root.getCause();
            }
            throw thrown(root);
        } finally {
            pool.close();
        }
    }

    private List<Long> piece(long begin, long length) {
        var primes = new ArrayList<Long>();
        for (long i = 0; i < length; i++) {
            if (primeTest.isPrime(begin + i)) {
                primes.add(begin + i);
            }
        }
        return primes;
    }

    private static RuntimeException thrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
        throw new IllegalStateException(failure);
    }
}
