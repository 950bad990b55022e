package kata.e010_prime_test;

/** The work itself: tells primes from other numbers by trial division. */
public final class PrimeChecker {

    private PrimeChecker() {}

    /** Tells whether {@code n} is prime. */
    public static boolean isPrime(long n) {
        // C1, C2: below 3 and among the even numbers there is one prime.
        if (n < 3 || n % 2 == 0) {
            return n == 2;
        }
        // C3, C6: no divisor found up to the root means that the search comes back with n.
        return smallestOddDivisor(n, 3) == n;
    }

    /** The smallest odd divisor d of {@code n} with {@code from} ≤ d ≤ √n, or {@code n} if there is none. */
    public static long smallestOddDivisor(long n, long from) {
        // C5: d <= n / d asks the same as d * d <= n, without a product that could leave the range of a long. The same
        // quotient tells whether d divides n: a division costs more than all the rest.
        long quotient = n / from;
        for (long d = from; d <= quotient; d += 2, quotient = n / d) {
            if (quotient * d == n) {
                // C4: upwards, so the first one found is the smallest.
                return d;
            }
        }
        return n;
    }
}
