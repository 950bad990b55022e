/*
 * Broken on purpose: the flag that stops the workers after a failure is a field of the calculator.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e820_load_balance;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import kata.model.PrimeTest;

public final class BalancedCalculator {
    private static final int BLOCK = 4;

    private final PrimeTest primeTest;
    private volatile boolean stopped;

    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (from > to) {
            return List.of();
        }
        stopped = false;
        var next = new AtomicLong(from);
        var failure = new AtomicReference<Throwable>();
        var primes = new ConcurrentLinkedQueue<Long>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < workers; i++) {
            Thread thread = new Thread(() -> {
                try {
                    for (long n; !stopped && (n = next.getAndIncrement()) <= to; ) {
                        if (primeTest.isPrime(n)) {
                            primes.add(n);
                        }
                    }
                } catch (Throwable t) {
                    failure.compareAndSet(null, t);
                    stopped = true;
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw thrown(failure.get());
        }
        return primes.stream().sorted().toList();
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
