package kata.e810_calc_primes;

import java.util.List;
import kata.model.PrimeTest;

/**
 * Finds the primes of an interval with several workers, each of which has a piece of the interval.
 *
 * <p>May be used by several threads at once (C1).
 */
public final class PrimeCalculator {

    // TODO: keep what is needed

    /** A calculator that asks this test, which may be called from several threads at once. */
    public PrimeCalculator(PrimeTest primeTest) {
        // TODO: keep the test
    }

    /**
     * Finds the primes of an interval. Blocks the caller until all workers have ended.
     *
     * <ul>
     *   <li>C1 Every number from {@code from} to {@code to}, both included, is tested exactly once, and no other.
     *   <li>C2 The primes come back in ascending order, whoever found them and whoever was first.
     *   <li>C3 If {@code from} is greater than {@code to}, nothing is tested and no prime comes back.
     *   <li>C4 As many threads test at the same time as there are workers, or numbers if those are fewer.
     *   <li>C5 Each thread that tests has one piece without gaps, never a second one, and goes through it upwards;
     *       pieces differ by one number at most.
     *   <li>C6 This method does not return or throw before all its workers have ended, however long that takes, and
     *       leaves no thread behind.
     *   <li>C7 What the prime test throws comes out of this method, by itself or as the cause of what comes out.
     * </ul>
     *
     * @param from the first number; any {@code long}
     * @param to the last number; any {@code long}, if the interval has no more numbers than fit one
     * @param workers how many workers there are, at least 1
     * @throws IllegalArgumentException if there is less than one worker; nothing has been tested then (C8)
     * @throws InterruptedException if the caller is interrupted while it waits for the workers; some may be at work
     *     still
     */
    public List<Long> calcPrimes(long from, long to, int workers) throws InterruptedException {
        // TODO C3, C8: is there anything to do, and anybody to do it?
        // TODO C1, C5: which numbers does each worker get?
        // TODO C4, C6, C7: let them work at the same time, and wait for all of them
        // TODO C2: put together what they found
        throw new UnsupportedOperationException("TODO: calculate the primes");
    }
}
