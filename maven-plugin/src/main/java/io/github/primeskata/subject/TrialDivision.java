package io.github.primeskata.subject;

/** The work of every run: the same test for all, so that approaches are compared and not prime tests. */
public final class TrialDivision {

    private TrialDivision() {}

    /** Tells whether a number below 2⁵² is prime, by odd divisors up to its root, as the guide does. */
    public static boolean isPrime(long n) {
        if (n < 3 || n % 2 == 0) {
            return n == 2;
        }
        long root = (long) Math.sqrt(n);
        for (long divisor = 3; divisor <= root; divisor += 2) {
            if (n % divisor == 0) {
                return false;
            }
        }
        return true;
    }
}
