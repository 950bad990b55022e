package kata.model;

import java.util.List;

/**
 * Counts the primes among some numbers, with several workers.
 *
 * <p>Whoever keeps this contract is a right census:
 *
 * <ul>
 *   <li>The count is right, in each call anew.
 *   <li>The prime test is asked for each number exactly once, unless it throws.
 *   <li>There are as many callers in the prime test at the same time as there are workers, if all wait there and there
 *       are enough numbers.
 *   <li>The prime test is asked by threads of the census; the caller's own thread only waits.
 *   <li>What the prime test throws comes out, by itself or as a cause of what comes out.
 *   <li>The call ends once all its workers have ended. Their threads end then too, or soon afterwards.
 * </ul>
 *
 * <p>All else is left open: who tests which number and in what order, whether a worker without work ever begins, how
 * many numbers are still tested after one has failed, whether the threads are platform threads.
 */
@FunctionalInterface
public interface PrimeCensus {

    /**
     * Counts the primes. Blocks the caller until all workers have ended.
     *
     * @param numbers the numbers to test
     * @param workers how many workers there are, at least 1
     * @param primeTest the test to ask for each number
     * @throws InterruptedException if the caller is interrupted while it waits
     */
    long count(List<Long> numbers, int workers, PrimeTest primeTest) throws InterruptedException;
}
