package kata.e020_special_primes;

import java.util.List;
import kata.model.PrimeTest;

/**
 * Finds primes that stand in a special relation to others.
 *
 * <ul>
 *   <li>C4 Each find is listed once, its members from small to large, and the finds by their smallest member.
 *   <li>C5 {@code limit} is the largest number that may be a member of a find. Below the first find the list is empty;
 *       a limit below 0 is like 0, the smallest {@code long} too.
 *   <li>C6 Whether a number is prime is decided by the given test alone; it knows all numbers from 0 on.
 * </ul>
 *
 * <p>Used by one thread only.
 */
public final class SpecialPrimes {

    /** Finds primes with this test. */
    public SpecialPrimes(PrimeTest primeTest) {
        // TODO C6: this test and no other
    }

    /** C1 Pairs of primes that differ by 2: {@code [[3, 5], [5, 7], [11, 13] …}. */
    public List<List<Long>> twins(long limit) {
        // TODO C1, C4, C5
        throw new UnsupportedOperationException("TODO: find the twins");
    }

    /** C1 Pairs of primes that differ by 4: {@code [[3, 7], [7, 11] …}. Another prime may stand between them. */
    public List<List<Long>> cousins(long limit) {
        // TODO C1, C4, C5
        throw new UnsupportedOperationException("TODO: find the cousins");
    }

    /** C1 Pairs of primes that differ by 6: {@code [[5, 11], [7, 13] …}. Other primes may stand between them. */
    public List<List<Long>> sexyPairs(long limit) {
        // TODO C1, C4, C5
        throw new UnsupportedOperationException("TODO: find the pairs");
    }

    /**
     * C2 Three primes of the form p, p + 2, p + 6 or p, p + 4, p + 6: {@code [[5, 7, 11], [7, 11, 13] …}. One p begins
     * both if the test calls all four numbers prime.
     */
    public List<List<Long>> triplets(long limit) {
        // TODO C2, C4, C5
        throw new UnsupportedOperationException("TODO: find the triplets");
    }

    /**
     * C3 Primes whose digits give a prime in whatever order: {@code [2, 3, 5, 7, 11, 13, 17, 31 …}.
     *
     * <p>The other orders may be greater than the limit: 13 is permutable because 31 is prime, also up to 20.
     */
    public List<Long> permutable(long limit) {
        // TODO C3, C4, C5
        throw new UnsupportedOperationException("TODO: find the permutable primes");
    }
}
