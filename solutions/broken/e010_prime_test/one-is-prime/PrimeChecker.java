/*
 * Broken on purpose: 1 has no other divisor, so it passes for a prime.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n == 2) {
            return true;
        }
        if (n < 1 || n % 2 == 0) {
            return false;
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
