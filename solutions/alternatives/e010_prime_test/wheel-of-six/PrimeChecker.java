/* Another right way: where 3 does not divide n, no multiple of 3 is tried. That saves a third of the divisions. */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n < 2) {
            return false;
        }
        if (n % 2 == 0) {
            return n == 2;
        }
        return smallestOddDivisor(n, 3) == n;
    }

    public static long smallestOddDivisor(long n, long from) {
        if (n % 3 == 0) {
            return search(n, from, 2, 2);
        }
        // Odd numbers that are no multiples of 3 lie 4 and 2 apart: 1, 5, 7, 11, 13, …
        return switch ((int) (from % 3)) {
            case 0 -> search(n, from + 2, 2, 4);
            case 1 -> search(n, from, 4, 2);
            default -> search(n, from, 2, 4);
        };
    }

    private static long search(long n, long from, int oddSteps, int evenSteps) {
        int step = oddSteps;
        for (long d = from; d <= n / d; d += step, step = oddSteps + evenSteps - step) {
            if (n % d == 0) {
                return d;
            }
        }
        return n;
    }
}
