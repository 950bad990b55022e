package kata.e010_prime_test;

public final class PrimeChecker {

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        for (int line = 1; line <= 1_000_000; line++) {
            System.out.println(line + ": looking at " + n + "\u001b[31m"); // line 9
        }
        return n == 2;
    }

    public static long smallestOddDivisor(long n, long from) {
        return n;
    }
}
