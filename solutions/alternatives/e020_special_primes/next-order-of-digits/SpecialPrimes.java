/* Another right way: the orders of the digits come one after the other, each once, without a recursion. */
package kata.e020_special_primes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kata.model.PrimeTest;

/** Finds primes that stand in a special relation to others. Used by one thread only. */
public final class SpecialPrimes {

    private final PrimeTest primeTest;

    /** Finds primes with this test. */
    public SpecialPrimes(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Pairs of primes that differ by 2. */
    public List<List<Long>> twins(long limit) {
        return pairs(2, limit);
    }

    /** Pairs of primes that differ by 4. */
    public List<List<Long>> cousins(long limit) {
        return pairs(4, limit);
    }

    /** Pairs of primes that differ by 6. */
    public List<List<Long>> sexyPairs(long limit) {
        return pairs(6, limit);
    }

    private List<List<Long>> pairs(long gap, long limit) {
        List<List<Long>> pairs = new ArrayList<>();
        for (long p = 2; p + gap <= limit; p++) {
            if (primeTest.isPrime(p) && primeTest.isPrime(p + gap)) {
                pairs.add(List.of(p, p + gap));
            }
        }
        return pairs;
    }

    /** Three primes of the form p, p + 2, p + 6 or p, p + 4, p + 6. */
    public List<List<Long>> triplets(long limit) {
        List<List<Long>> triplets = new ArrayList<>();
        for (long p = 2; p + 6 <= limit; p++) {
            if (primeTest.isPrime(p) && primeTest.isPrime(p + 6)) {
                for (long middle = p + 2; middle <= p + 4; middle += 2) {
                    if (primeTest.isPrime(middle)) {
                        triplets.add(List.of(p, middle, p + 6));
                    }
                }
            }
        }
        return triplets;
    }

    /** Primes whose digits give a prime in whatever order. */
    public List<Long> permutable(long limit) {
        List<Long> primes = new ArrayList<>();
        for (long p = 2; p <= limit; p++) {
            if (primeTest.isPrime(p) && allPrime(Long.toString(p).toCharArray())) {
                primes.add(p);
            }
        }
        return primes;
    }

    private boolean allPrime(char[] digits) {
        Arrays.sort(digits);
        do {
            if (!primeTest.isPrime(Long.parseLong(new String(digits)))) {
                return false;
            }
        } while (next(digits));
        return true;
    }

    /** Turns the digits into the next larger order, if there is one; equal digits are not exchanged. */
    private static boolean next(char[] digits) {
        int i = digits.length - 2;
        while (i >= 0 && digits[i] >= digits[i + 1]) {
            i--;
        }
        if (i < 0) {
            return false;
        }
        int j = digits.length - 1;
        while (digits[j] <= digits[i]) {
            j--;
        }
        swap(digits, i, j);
        for (int left = i + 1, right = digits.length - 1; left < right; left++, right--) {
            swap(digits, left, right);
        }
        return true;
    }

    private static void swap(char[] digits, int i, int j) {
        char digit = digits[i];
        digits[i] = digits[j];
        digits[j] = digit;
    }
}
