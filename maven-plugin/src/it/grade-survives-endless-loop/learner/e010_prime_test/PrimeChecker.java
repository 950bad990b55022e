package kata.e010_prime_test;

public final class PrimeChecker {

    private static long steps;

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        while (n != Long.MAX_VALUE) {
            steps++; // line 11
        }
        return false;
    }

    public static long smallestOddDivisor(long n, long from) {
        return n;
    }
}
