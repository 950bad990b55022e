package kata.e010_prime_test;

/**
 * The work itself: tells primes from other numbers by trial division.
 *
 * <p>C7 All methods are without state, and any number of threads may call them at the same time.
 */
public final class PrimeChecker {

    private PrimeChecker() {}

    /**
     * Tells whether {@code n} is prime. Any {@code long} is allowed.
     *
     * <ul>
     *   <li>C1 No number below 2 is prime.
     *   <li>C2 Of the even numbers, only 2 is prime.
     *   <li>C3 An odd number from 3 on is prime exactly if it has no odd divisor d with 3 ≤ d ≤ √n.
     *   <li>C6 The search for a divisor is left to {@link #smallestOddDivisor}; there is no second one here.
     * </ul>
     */
    public static boolean isPrime(long n) {
        // TODO C1, C2: answer for the small and the even numbers
        // TODO C3, C6: answer for the odd ones
        throw new UnsupportedOperationException("TODO: tell whether n is prime");
    }

    /**
     * Searches for a divisor, upwards in odd steps.
     *
     * <ul>
     *   <li>C4 Finds the smallest odd divisor d of {@code n} with {@code from} ≤ d ≤ √n, or {@code n} if there is none.
     *   <li>C5 This holds for every odd {@code n} from 3 to {@link Long#MAX_VALUE}: nothing in the search overflows or
     *       is cut off, and each search ends.
     * </ul>
     *
     * @param n an odd number, at least 3
     * @param from where to begin: an odd number, at least 3
     */
    public static long smallestOddDivisor(long n, long from) {
        // TODO C4: search
        // TODO C5: think of numbers near Long.MAX_VALUE
        throw new UnsupportedOperationException("TODO: search for a divisor");
    }
}
