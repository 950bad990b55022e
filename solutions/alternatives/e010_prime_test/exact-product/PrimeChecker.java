/* Another right way: the high half of the product tells when d * d has left the range of a long. */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        boolean odd = (n & 1) == 1;
        return n == 2 || n > 2 && odd && smallestOddDivisor(n, 3) == n;
    }

    public static long smallestOddDivisor(long n, long from) {
        long d = from;
        while (squareIsAtMost(d, n)) {
            if (n % d == 0) {
                return d;
            }
            d += 2;
        }
        return n;
    }

    private static boolean squareIsAtMost(long d, long n) {
        return Math.multiplyHigh(d, d) == 0 && d * d >= 0 && d * d <= n;
    }
}
