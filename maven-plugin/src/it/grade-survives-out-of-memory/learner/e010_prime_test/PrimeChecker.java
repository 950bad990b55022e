package kata.e010_prime_test;

import java.util.ArrayList;
import java.util.List;

public final class PrimeChecker {

    private static final List<long[]> SIEVES = new ArrayList<>();

    private PrimeChecker() {}

    public static boolean isPrime(long n) {
        while (n < 2) {
            SIEVES.add(new long[1 << 20]); // line 14
        }
        return false;
    }

    public static long smallestOddDivisor(long n, long from) {
        return n;
    }
}
