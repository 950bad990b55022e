/*
 * Broken on purpose: isPrime has a loop of its own, and there d * d overflows.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n < 3 || n % 2 == 0) {
            return n == 2;
        }
        for (long d = 3; d * d <= n; d += 2) {
            if (n % d == 0) {
                return false;
            }
        }
        return true;
    }

    public static long smallestOddDivisor(long n, long from) {
        for (long d = from; d <= n / d; d += 2) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }
}
