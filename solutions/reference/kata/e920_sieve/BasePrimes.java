package kata.e920_sieve;

import java.util.Arrays;

/** The primes from 7 up to the root of the greatest number. Immutable, so all workers use the same ones. */
final class BasePrimes {

    /** Up to here they are kept; beyond, each segment has them sieved again: 50 million of them would fill the heap. */
    static final int KEPT = 1 << 25;

    private final long root;
    private final int[] primes;
    private final int[][] byResidue;

    private BasePrimes(long root) {
        this.root = root;
        this.primes = upTo((int) Math.min(root, KEPT));
        this.byResidue = new int[8][];
        for (int bit = 0; bit < 8; bit++) {
            int residue = Wheel.residue(bit);
            byResidue[bit] = Arrays.stream(primes)
                    .filter(p -> p % Wheel.NUMBERS == residue)
                    .toArray();
        }
    }

    static BasePrimes forNumbersUpTo(long to) {
        return new BasePrimes(root(to));
    }

    /** The greatest number whose square is not greater than {@code n}. */
    static long root(long n) {
        long root = (long) Math.sqrt(n);
        while (root > 0 && root > n / root) {
            root--;
        }
        while ((root + 1) <= n / (root + 1)) {
            root++;
        }
        return root;
    }

    int[] kept() {
        return primes;
    }

    /** Those that leave the same remainder as this bit's number, ascending. */
    int[] ofResidue(int bit) {
        return byResidue[bit];
    }

    long root() {
        return root;
    }

    /** Hands over those that are not kept, up to {@code last}. */
    void forEachBeyond(long last, java.util.function.LongConsumer action) {
        BasePrimes own = BasePrimes.forNumbersUpTo(last);
        int length = 1 << 18;
        Segment segment = new Segment(own, length, length);
        for (long low = KEPT / Wheel.NUMBERS; low <= last / Wheel.NUMBERS; low += length) {
            segment.sieve(
                    low,
                    length,
                    Math.max(low * Wheel.NUMBERS, KEPT + 1),
                    Math.min(last, (low + length) * Wheel.NUMBERS - 1));
            segment.forEach(action);
        }
    }

    private static int[] upTo(int last) {
        boolean[] odd = new boolean[last / 2 + 1]; // Number 2 * i + 1 is composite.
        int[] found = new int[(int) (last < 60 ? 17 : 1.26 * last / Math.log(last))];
        int count = 0;
        for (int p = 3; p <= last; p += 2) {
            if (!odd[p / 2]) {
                if (p >= 7) {
                    found[count++] = p;
                }
                for (long m = (long) p * p; m <= last; m += 2L * p) {
                    odd[(int) (m / 2)] = true;
                }
            }
        }
        return Arrays.copyOf(found, count);
    }
}
