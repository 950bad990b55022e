/*
 * Broken on purpose: a failure is added to itself as suppressed, and the wait for the others ends.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e820_load_balance;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import kata.model.PrimeTest;

public final class BalancedCalculator {
    private static final int BLOCK = 4;

    private final PrimeTest primeTest;

    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (from > to) {
            return List.of();
        }
        var next = new AtomicLong(from);
        var futures = new ArrayList<FutureTask<List<Long>>>();
        for (int i = 0; i < workers; i++) {
            var future = new FutureTask<>(() -> share(next, to));
            futures.add(future);
            new Thread(future).start();
        }
        var primes = new ArrayList<Long>();
        Throwable failure = null;
        for (var future : futures) {
            try {
                primes.addAll(future.get());
            } catch (ExecutionException e) {
                if (failure == null) {
                    failure = e.getCause();
                } else {
                    failure.addSuppressed(e.getCause());
                }
            }
        }
        if (failure != null) {
            throw thrown(failure);
        }
        Collections.sort(primes);
        return primes;
    }

    /** What one worker does: takes block after block. */
    private List<Long> share(AtomicLong next, long to) {
        var primes = new ArrayList<Long>();
        for (long begin; (begin = next.getAndAdd(BLOCK)) <= to; ) {
            for (long n = begin; n < begin + BLOCK && n <= to; n++) {
                if (primeTest.isPrime(n)) {
                    primes.add(n);
                }
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
