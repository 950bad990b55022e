package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        return n != 2 && isPrime(n - 2); // line 8
    }

    public static long smallestOddDivisor(long n, long from) {
        return n;
    }
}
