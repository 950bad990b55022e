/* Another right way: the root is computed once, as a long, and bounds the loop. */
package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        if (n == 2) {
            return true;
        }
        return n > 2 && n % 2 != 0 && smallestOddDivisor(n, 3) == n;
    }

    public static long smallestOddDivisor(long n, long from) {
        /*
         * A double keeps 53 bits, so the root s of a large n may come out as s + 1, but never too small. That is
         * harmless: n < (s + 1)², so a divisor s + 1 would mean n ≤ s (s + 1), and the root of that is s + ½ at most,
         * too far from s + 1 to be rounded up.
         */
        long root = (long) Math.sqrt(n);
        for (long divisor = from; divisor <= root; divisor += 2) {
            if (n % divisor == 0) {
                return divisor;
            }
        }
        return n;
    }
}
