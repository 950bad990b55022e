/*
 * Broken on purpose: large numbers are left to another class, which has a search of its own.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e010_prime_test;

import java.math.BigInteger;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n < 3 || n % 2 == 0) {
            return n == 2;
        }
        if (n > 1_000_000_000_000L) {
            return BigInteger.valueOf(n).isProbablePrime(40);
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
