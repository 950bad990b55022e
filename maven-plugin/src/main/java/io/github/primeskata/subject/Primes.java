package io.github.primeskata.subject;

import java.util.BitSet;
import java.util.List;

/** What a run must have found. */
final class Primes {

    private Primes() {}

    /** What is wrong with these primes up to a last number: {@code 9 is not prime}; empty if nothing is. */
    static String fault(List<Find> finds, long last) {
        BitSet missing = upTo(Math.toIntExact(last));
        for (Find find : finds) {
            for (long n : find.primes()) {
                if (n < 2 || n > last) {
                    return n + " was not asked for";
                }
                if (!missing.get((int) n)) {
                    return n + (TrialDivision.isPrime(n) ? " was found twice" : " is not prime");
                }
                missing.clear((int) n);
            }
        }
        int first = missing.nextSetBit(0);
        return first < 0 ? "" : first + " was not found";
    }

    private static BitSet upTo(int last) {
        var primes = new BitSet(last + 1);
        primes.set(2, Math.max(2, last + 1));
        for (int p = 2; (long) p * p <= last; p = primes.nextSetBit(p + 1)) {
            for (long multiple = (long) p * p; multiple <= last; multiple += p) {
                primes.clear((int) multiple);
            }
        }
        return primes;
    }
}
