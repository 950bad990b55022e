package kata.e920_sieve;

import java.util.Arrays;
import java.util.function.LongConsumer;
import kata.model.PrimeSegment;

/** A stretch of numbers with a flag for each odd one. */
final class OddSegment implements PrimeSegment {
    private final boolean[] composite;
    private long from;
    private long to;
    private long odd;
    private int size;

    OddSegment(boolean[] flags) {
        composite = flags;
    }

    /** How many flags are needed for this many numbers. */
    static int flags(long numbers) {
        return (int) (numbers / 2 + 1);
    }

    /** The odd primes up to the root of a number. */
    static int[] base(long to) {
        int root = (int) Math.sqrt((double) to);
        boolean[] crossed = new boolean[root / 2 + 1];
        int[] primes = new int[16];
        int count = 0;
        for (int p = 3; p <= root; p += 2) {
            if (crossed[p / 2]) {
                continue;
            }
            if (count == primes.length) {
                primes = Arrays.copyOf(primes, 2 * count);
            }
            primes[count++] = p;
            for (long m = (long) p * p; m <= root; m += 2L * p) {
                crossed[(int) (m / 2)] = true;
            }
        }
        return Arrays.copyOf(primes, count);
    }

    void sieve(long low, long high, int[] base) {
        from = low;
        to = high;
        odd = low | 1;
        size = odd > high ? 0 : (int) ((high - odd) / 2) + 1;
        Arrays.fill(composite, 0, size, false);
        for (long p : base) {
            if (p * p > high) {
                break;
            }
            long first = Math.max(p * p, (low + p - 1) / p * p);
            if (first % 2 == 0) {
                first += p;
            }
            for (long m = first; m <= high; m += 2 * p) {
                composite[(int) ((m - odd) / 2)] = true;
            }
        }
    }

    @Override
    public long from() {
        return from;
    }

    @Override
    public long to() {
        return to;
    }

    @Override
    public void forEach(LongConsumer action) {
        if (from <= 2 && 2 <= to) {
            action.accept(2);
        }
        for (int i = 0; i < size; i++) {
            if (!composite[i] && odd + 2L * i != 1) {
                action.accept(odd + 2L * i);
            }
        }
    }
}
