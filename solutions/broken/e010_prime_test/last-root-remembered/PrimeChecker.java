/*
 * Broken on purpose: number and root are remembered in two static fields; another thread may get another's root.
 * Verdict: RACE
 * Clause: C7
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

    private static volatile long lastNumber = 1;
    private static volatile long lastRoot = 1;

    public static long smallestOddDivisor(long n, long from) {
        long root = root(n);
        for (long d = from; d <= root; d += 2) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }

    /** Searches of the same number follow each other often, with another from. */
    private static long root(long n) {
        if (n != lastNumber) {
            lastNumber = n;
            lastRoot = (long) Math.sqrt(n);
        }
        return lastRoot;
    }
}
