/* Another right way: a set of all primes first, in which companions are looked up. */
package kata.e020_special_primes;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
        Set<Long> primes = primes(limit);
        return primes.stream()
                .filter(p -> primes.contains(p + gap))
                .map(p -> List.of(p, p + gap))
                .toList();
    }

    /** Three primes of the form p, p + 2, p + 6 or p, p + 4, p + 6. */
    public List<List<Long>> triplets(long limit) {
        Set<Long> primes = primes(limit);
        return primes.stream()
                .filter(p -> primes.contains(p + 6))
                .flatMap(p -> Stream.of(p + 2, p + 4).filter(primes::contains).map(middle -> List.of(p, middle, p + 6)))
                .toList();
    }

    /** Primes whose digits give a prime in whatever order. */
    public List<Long> permutable(long limit) {
        return primes(limit).stream()
                .filter(p -> allPrime("", Long.toString(p)))
                .toList();
    }

    private Set<Long> primes(long limit) {
        return LongStream.rangeClosed(2, limit)
                .filter(primeTest::isPrime)
                .boxed()
                .collect(Collectors.toCollection(LinkedHashSet::new));
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
