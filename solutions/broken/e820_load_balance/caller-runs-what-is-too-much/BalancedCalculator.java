/*
 * Broken on purpose: a number that finds no place in the pool's queue is tested by the caller.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e820_load_balance;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
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
        List<Future<Boolean>> answers = new ArrayList<>();
        List<Long> primes = new ArrayList<>();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                workers,
                workers,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(10_000),
                new ThreadPoolExecutor.CallerRunsPolicy());
        try (pool) {
            for (long n = from; n <= to; n++) {
                long number = n;
                answers.add(pool.submit(() -> primeTest.isPrime(number)));
            }
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i).get()) {
                    primes.add(from + i);
                }
            }
            return primes;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
