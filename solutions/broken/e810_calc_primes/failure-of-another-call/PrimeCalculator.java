/*
 * Broken on purpose: the failure is in a field of the calculator, which each call clears.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e810_calc_primes;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import kata.model.PrimeTest;

public final class PrimeCalculator {
    private final PrimeTest primeTest;
    private volatile Throwable failure;

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
        failure = null;
        var found = new ArrayList<List<Long>>(Collections.nCopies(k, List.of()));
        var threads = new ArrayList<Thread>();
        long q = count / k;
        long r = count % k;
        for (int i = 0; i < k; i++) {
            int worker = i;
            long begin = from + i * q + Math.min(i, r);
            long length = i < r ? q + 1 : q;
            Thread thread = new Thread(() -> {
                try {
                    found.set(worker, piece(begin, length));
                } catch (Throwable t) {
                    failure = t;
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable seen = failure;
        if (seen != null) {
            throw thrown(seen);
        }
        return found.stream().flatMap(List::stream).toList();
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
