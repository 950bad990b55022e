package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        return n > 1 // line 8
    }
}
