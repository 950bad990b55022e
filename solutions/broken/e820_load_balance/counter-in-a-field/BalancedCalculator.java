/*
 * Broken on purpose: the counter is a field, set anew in each call: two calls at once take from the same numbers.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e820_load_balance;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    private final PrimeTest primeTest;

    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    private final AtomicLong next = new AtomicLong();

    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (from > to) {
            return List.of();
        }
        int crew = (int) Math.min(workers, to - from + 1);
        next.set(from + crew);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<List<Long>> found = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < crew; i++) {
            List<Long> primes = new ArrayList<>();
            found.add(primes);
            long first = from + i; // so that each has one number at least
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (long n = first; n <= to && failure.get() == null; n = next.getAndIncrement()) {
                        if (primeTest.isPrime(n)) {
                            primes.add(n);
                        }
                    }
                } catch (Throwable t) {
                    failure.compareAndSet(null, t);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return found.stream().flatMap(List::stream).sorted().toList();
    }
}
