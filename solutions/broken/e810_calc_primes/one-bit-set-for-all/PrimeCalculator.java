/*
 * Broken on purpose: all workers set bits in one BitSet; two in the same word at once lose a prime.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e810_calc_primes;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has a piece of the interval. */
public final class PrimeCalculator {

    private final PrimeTest primeTest;

    public PrimeCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker, not " + workers);
        }
        if (from > to) {
            return List.of();
        }
        long count = to - from + 1;
        int pieces = (int) Math.min(workers, count);
        BitSet marks = new BitSet((int) Math.min(count, 1 << 20)); // each has its own part of it
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < pieces; i++) {
            long begin = i * (count / pieces) + Math.min(i, count % pieces);
            long end = begin + count / pieces + (i < count % pieces ? 1 : 0);
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (long n = begin; n < end; n++) {
                        if (primeTest.isPrime(from + n)) {
                            marks.set(Math.toIntExact(n));
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
            throw new CompletionException(failure.get());
        }
        return marks.stream().mapToObj(n -> from + n).toList();
    }
}
