/*
 * Broken on purpose: the caller waits for a place in the queue, also if no worker is left to make one.
 * Verdict: TIMEOUT
 * Clause: C5
 */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    private static final Long END = Long.MAX_VALUE;

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        BlockingQueue<Long> numbers = new ArrayBlockingQueue<>(4 * workers);
        Set<Long> primes = new ConcurrentSkipListSet<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int w = 0; w < workers; w++) {
            Thread thread = new Thread(() -> {
                try {
                    for (Long n = numbers.take(); !n.equals(END); n = numbers.take()) {
                        if (primeTest.isPrime(n)) {
                            primes.add(n);
                        }
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (long n = from; n <= to && failure.get() == null; n++) {
            numbers.put(n);
        }
        for (int w = 0; w < workers; w++) {
            numbers.put(END);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return List.copyOf(primes);
    }
}
