/*
 * Broken on purpose: after a failure the others have ten seconds to end.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    private final PrimeTest primeTest;

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Finds the primes of an interval. */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        AtomicLong next = new AtomicLong(from);
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        ExecutorCompletionService<List<Long>> answers = new ExecutorCompletionService<>(pool);
        List<Long> primes = new ArrayList<>();
        try {
            for (int w = 0; w < workers; w++) {
                answers.submit(() -> {
                    List<Long> found = new ArrayList<>();
                    for (long n = next.getAndIncrement(); n <= to; n = next.getAndIncrement()) {
                        if (primeTest.isPrime(n)) {
                            found.add(n);
                        }
                    }
                    return found;
                });
            }
            for (int w = 0; w < workers; w++) {
                primes.addAll(answers.take().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            pool.shutdown();
            pool.awaitTermination(10, TimeUnit.SECONDS);
        }
        Collections.sort(primes);
        return primes;
    }
}
