package kata.e820_load_balance;

import java.util.List;
import kata.model.PrimeTest;

/** Finds the primes of an interval with several workers, each of which has its fair share of the work. */
public final class BalancedCalculator {

    // TODO: keep what is needed

    /** A calculator that asks this test, which may be called from several threads at once. */
    public BalancedCalculator(PrimeTest primeTest) {
        // TODO: keep the test
    }

    /**
     * Finds the primes of an interval. Blocks the caller until all workers have ended.
     *
     * <ul>
     *   <li>C1 Every number from {@code from} to {@code to}, both included, is tested exactly once, and the primes come
     *       back in ascending order, also if several callers use one calculator at the same time.
     *   <li>C2 Exactly as many threads test as there are workers, all at the same time, if there are enough numbers.
     *   <li>C3 Of the numbers 1 to 1,000, the busiest of two, three or four workers makes at most a tenth more
     *       divisions than its fair share, as if each had a processor of its own.
     *   <li>C4 This method does not return or throw before all its workers have ended, and leaves no thread behind.
     *   <li>C5 What the prime test throws comes out of this method, by itself or as the cause of what comes out.
     * </ul>
     *
     * @param from the first number, at least -10<sup>15</sup>
     * @param to the last number, at most 10<sup>15</sup>; at most a million numbers lie between them; if it is
     *     smaller than {@code from}, there is nothing to do
     * @param workers how many workers there are, at least 1; what happens with less is not asked
     * @throws InterruptedException if the caller is interrupted while it waits for the workers; some may be at work
     *     still
     */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        // TODO C1, C2, C3: share out the work, and let the workers work at the same time
        // TODO C4, C5: wait for all of them, whatever happens
        // TODO C1: put together what they found
        throw new UnsupportedOperationException("TODO: calculate the primes");
    }
}
