/*
 * Broken on purpose: primes of an earlier, larger limit are taken for this one.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e020_special_primes;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kata.model.PrimeTest;

public final class SpecialPrimes {

    private final PrimeTest primeTest;

    public SpecialPrimes(PrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public List<List<Long>> twins(long limit) {
        return pairs(2, limit);
    }

    public List<List<Long>> cousins(long limit) {
        return pairs(4, limit);
    }

    public List<List<Long>> sexyPairs(long limit) {
        return pairs(6, limit);
    }

    private boolean prime(long n) {
        return primeTest.isPrime(n);
    }

    private final List<Long> known = new ArrayList<>();
    private long knownUpTo = 1;

    private List<List<Long>> pairs(long gap, long limit) {
        for (; knownUpTo < limit; knownUpTo++) {
            if (prime(knownUpTo + 1)) {
                known.add(knownUpTo + 1);
            }
        }
        Set<Long> all = new HashSet<>(known);
        List<List<Long>> found = new ArrayList<>();
        for (long p : known) {
            if (all.contains(p + gap)) {
                found.add(List.of(p, p + gap));
            }
        }
        return found;
    }

    public List<List<Long>> triplets(long limit) {
        List<List<Long>> found = new ArrayList<>();
        for (long p = 2; p + 6 <= limit; p++) {
            if (prime(p) && prime(p + 6)) {
                if (prime(p + 2)) {
                    found.add(List.of(p, p + 2, p + 6));
                }
                if (prime(p + 4)) {
                    found.add(List.of(p, p + 4, p + 6));
                }
            }
        }
        return found;
    }

    public List<Long> permutable(long limit) {
        List<Long> found = new ArrayList<>();
        for (long p = 2; p <= limit; p++) {
            if (prime(p) && allPrime("", Long.toString(p))) {
                found.add(p);
            }
        }
        return found;
    }

    private boolean allPrime(String head, String rest) {
        if (rest.isEmpty()) {
            return prime(Long.parseLong(head));
        }
        for (int i = 0; i < rest.length(); i++) {
            if (!allPrime(head + rest.charAt(i), rest.substring(0, i) + rest.substring(i + 1))) {
                return false;
            }
        }
        return true;
    }
}
