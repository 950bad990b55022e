package kata.e920_sieve;

import java.util.Arrays;
import java.util.function.LongConsumer;

/** The primes that cross off: from 7 up to the root of the greatest number. Immutable, so all workers share them. */
final class BasePrimes {

    /** Those up to here are kept. The others are sieved again for each segment: 50 million would fill the heap. */
    private static final int KEPT = 1 << 25;

    private static final int SEGMENT = 1 << 18;

    private final int[] primes;

    private BasePrimes(int last) {
        primes = sieved(last);
    }

    static BasePrimes forNumbersUpTo(long to) {
        return new BasePrimes((int) Math.min(root(to), KEPT));
    }

    /** The greatest number whose square is not greater than {@code n}. */
    static long root(long n) {
        // A double has 53 bits, so it may be one too many or too few.
        long root = (long) Math.sqrt(n);
        while (root > 0 && root > n / root) {
            root--;
        }
        while (root + 1 <= n / (root + 1)) {
            root++;
        }
        return root;
    }

    /** How many of those that are kept are not greater than this. */
    int countUpTo(long last) {
        int index = Arrays.binarySearch(primes, (int) Math.min(last, KEPT));
        return index < 0 ? -index - 1 : index + 1;
    }

    /** The one with this index, ascending from 7. */
    int get(int index) {
        return primes[index];
    }

    /** Lets those from index {@code first} to before {@code last} cross off, see {@link Wheel#crossOff}. */
    void crossOff(byte[] flags, int end, int[] turns, int first, int last) {
        Wheel.crossOff(flags, end, primes, turns, first, last);
    }

    /** Hands over those that are not kept, if there are any up to {@code last}. */
    void forEachNotKept(long last, LongConsumer action) {
        if (last <= KEPT) {
            return;
        }
        Segment segment = new Segment(forNumbersUpTo(last), SEGMENT);
        for (long low = KEPT / Wheel.NUMBERS; low <= last / Wheel.NUMBERS; low += SEGMENT) {
            segment.sieve(low, SEGMENT, KEPT + 1, last);
            segment.forEach(action);
        }
    }

    private static int[] sieved(int last) {
        boolean[] composites = new boolean[last / 2 + 1]; // Of odd numbers, 2 * i + 1.
        for (int p = 3; p <= last / p; p += 2) {
            if (!composites[p / 2]) {
                for (int i = p * p / 2; i < composites.length; i += p) {
                    composites[i] = true;
                }
            }
        }
        int count = 0;
        int[] primes = new int[1 << 10];
        for (int p = 7; p <= last; p += 2) {
            if (!composites[p / 2]) {
                if (count == primes.length) {
                    primes = Arrays.copyOf(primes, 2 * count);
                }
                primes[count++] = p;
            }
        }
        return Arrays.copyOf(primes, count);
    }
}
