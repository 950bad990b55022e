/*
 * Broken on purpose: the root is cut off at 2,147,483,647.
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
        int root = (int) Math.sqrt(n);
        for (long d = from; d <= root; d += 2) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }
}
