/*
 * Broken on purpose: p + 4 is looked at only if p + 2 is not prime, as if no test could call both prime.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e020_special_primes;

import java.util.ArrayList;
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
                if (primeTest.isPrime(p + 2)) {
                    triplets.add(List.of(p, p + 2, p + 6));
                } else if (primeTest.isPrime(p + 4)) {
                    triplets.add(List.of(p, p + 4, p + 6));
                }
            }
        }
        return triplets;
    }

    /** Primes whose digits give a prime in whatever order. */
    public List<Long> permutable(long limit) {
        List<Long> primes = new ArrayList<>();
        for (long p = 2; p <= limit; p++) {
            if (primeTest.isPrime(p) && allPrime("", Long.toString(p))) {
                primes.add(p);
            }
        }
        return primes;
    }

    /** C3: whether what begins like this is prime, in whatever order the other digits follow; no limit here. */
    private boolean allPrime(String begin, String others) {
        if (others.isEmpty()) {
            return primeTest.isPrime(Long.parseLong(begin));
        }
        for (int i = 0; i < others.length(); i++) {
            if (!allPrime(begin + others.charAt(i), others.substring(0, i) + others.substring(i + 1))) {
                return false;
            }
        }
        return true;
    }
}
