/*
 * Broken on purpose: lays the lists into a hash map by their begin: in order for small numbers, not for larger ones.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e810_calc_primes;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.function.*;
import java.util.stream.*;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has a piece of the interval. */
public final class PrimeCalculator {

    private final PrimeTest primeTest;

    public PrimeCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
        if (from > to) {
            return List.of();
        }
        long count = to - from + 1;
        int crew = (int) Math.min(workers, count);
        long quotient = count / crew;
        long remainder = count % crew;
        LongUnaryOperator begin = i -> from + i * quotient + Math.min(i, remainder);
        LongUnaryOperator size = i -> i < remainder ? quotient + 1 : quotient;
        Map<Long, List<Long>> found = new ConcurrentHashMap<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < crew; i++) {
            long first = begin.applyAsLong(i);
            long numbers = size.applyAsLong(i);
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    found.put(first, piece(first, numbers));
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
        return found.values().stream().flatMap(List::stream).toList();
    }

    private List<Long> piece(long begin, long size) {
        List<Long> primes = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            if (primeTest.isPrime(begin + i)) {
                primes.add(begin + i);
            }
        }
        return primes;
    }
}
