/*
 * Broken on purpose: all even numbers are sorted out, 2 with them.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        return n > 2 && n % 2 != 0 && smallestOddDivisor(n, 3) == n;
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
