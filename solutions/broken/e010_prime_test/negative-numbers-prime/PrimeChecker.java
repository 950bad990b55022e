/*
 * Broken on purpose: only 0 and 1 are sorted out below 2.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n == 0 || n == 1) {
            return false;
        }
        if (n % 2 == 0) {
            return n == 2;
        }
        return smallestOddDivisor(n, 3) == n;
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
