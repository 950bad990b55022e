package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(int n) { // line 7
        return n == 2;
    }

    public static long smallestOddDivisor(long n, long from) {
        return n;
    }
}
