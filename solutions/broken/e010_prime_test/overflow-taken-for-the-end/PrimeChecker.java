/*
 * Broken on purpose: the search ends when d * d turns negative, but further on it is positive again.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n < 3 || n % 2 == 0) {
            return n == 2;
        }
        return smallestOddDivisor(n, 3) == n;
    }

    public static long smallestOddDivisor(long n, long from) {
        for (long d = from; d * d > 0 && d * d <= n; d += 2) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }
}
