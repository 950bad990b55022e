/*
 * Broken on purpose: the search ends before the root, so 9 and 25 pass for primes.
 * Verdict: WRONG
 * Clause: C3
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
        for (long d = from; d < Math.sqrt(n); d += 2) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }
}
