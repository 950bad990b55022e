/*
 * Broken on purpose: answers are remembered in a static map that two threads use at once.
 * Verdict: RACE
 * Clause: C7
 */
package kata.e010_prime_test;

import java.util.HashMap;
import java.util.Map;

public final class PrimeChecker {

    private static final long REMEMBERED = 10_000;
    private static final Map<Long, Boolean> ANSWERS = new HashMap<>();

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n < 3 || n % 2 == 0) {
            return n == 2;
        }
        Boolean known = n < REMEMBERED ? ANSWERS.get(n) : null;
        if (known == null) {
            known = smallestOddDivisor(n, 3) == n;
            if (n < REMEMBERED) {
                ANSWERS.put(n, known);
            }
        }
        return known;
    }

    public static long smallestOddDivisor(long n, long from) {
        long root = (long) Math.sqrt(n);
        for (long d = from; d <= root; d += 2) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }
}
