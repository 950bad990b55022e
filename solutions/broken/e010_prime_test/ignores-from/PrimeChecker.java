/*
 * Broken on purpose: each search begins with 3.
 * Verdict: WRONG
 * Clause: C4
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
        for (long d = 3; d <= n / d; d += 2) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }
}
