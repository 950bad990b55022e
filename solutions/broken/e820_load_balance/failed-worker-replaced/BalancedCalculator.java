/*
 * Broken on purpose: a failure ends a thread of the pool, which starts another one for the blocks that are left.
 * Verdict: WRONG
 * Clause: C2
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
        var failure = new AtomicReference<Throwable>();
        var primes = new ConcurrentSkipListSet<Long>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        for (long begin = from; begin <= to; begin += BLOCK) {
            long first = begin;
            long last = Math.min(to, begin + BLOCK - 1);
            pool.execute(() -> {
                try {
                    for (long n = first; n <= last; n++) {
                        if (primeTest.isPrime(n)) {
                            primes.add(n);
                        }
                    }
                } catch (Throwable t) {
                    failure.compareAndSet(null, t);
                    throw t;
                }
            });
        }
        pool.shutdown();
        while (!pool.awaitTermination(1, TimeUnit.DAYS)) {
            Thread.onSpinWait();
        }
        if (failure.get() != null) {
            throw thrown(failure.get());
        }
        return List.copyOf(primes);
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
