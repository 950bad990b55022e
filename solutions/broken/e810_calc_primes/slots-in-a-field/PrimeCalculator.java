/*
 * Broken on purpose: the slots for the lists are a field: two calls at once on one calculator mix their primes.
 * Verdict: WRONG
 * Clause: C1
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

    private AtomicReferenceArray<List<Long>> found;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

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
        found = new AtomicReferenceArray<>(crew);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < crew; i++) {
            int index = i;
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    found.set(index, piece(begin.applyAsLong(index), size.applyAsLong(index)));
                } catch (Throwable t) {
                    failure.set(t);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw new IllegalStateException(thrown);
        }
        AtomicReferenceArray<List<Long>> all = found;
        return IntStream.range(0, crew).mapToObj(all::get).flatMap(List::stream).toList();
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
