package kata.e920_sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The flags that are left when the multiples of 7 to 163 are crossed off. They repeat: those of 7 after 7 bytes, those
 * of 7, 23 and 37 together after 7 * 23 * 37. So each group of primes is crossed off once, for all segments.
 */
final class PreSieve {

    /** The greatest prime of which multiples are crossed off. */
    static final int LAST = 163;

    private static final int[][] GROUPS = {
        {7, 23, 37}, {11, 19, 31}, {13, 17, 29}, {41, 163}, {43, 157}, {47, 151}, {53, 149}, {59, 139},
        {61, 137}, {67, 131}, {71, 127}, {73, 113}, {79, 109}, {83, 107}, {89, 103}, {97, 101},
    };

    /** So many bytes are copied without looking whether a pattern has come to its end. */
    private static final int CHUNK = 2048;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final byte[][] PATTERNS = new byte[GROUPS.length][];
    private static final int[] PERIODS = new int[GROUPS.length];

    static {
        for (int g = 0; g < GROUPS.length; g++) {
            PERIODS[g] = Arrays.stream(GROUPS[g]).reduce(1, (a, b) -> a * b);
            PATTERNS[g] = new byte[PERIODS[g] + CHUNK];
            Arrays.fill(PATTERNS[g], (byte) -1);
            for (int p : GROUPS[g]) {
                for (int k = 0; p * k / Wheel.NUMBERS < PATTERNS[g].length; k++) {
                    int bit = Wheel.bit(p * k % Wheel.NUMBERS);
                    if (bit >= 0) {
                        PATTERNS[g][p * k / Wheel.NUMBERS] &= (byte) ~(1 << bit);
                    }
                }
            }
        }
    }

    private PreSieve() {}

    /** Writes the flags from byte {@code first} on; up to seven bytes behind the end, too. */
    static void fill(byte[] flags, int start, int end, long first) {
        for (int i = start; i < end; i += CHUNK) {
            int stop = Math.min(end, i + CHUNK);
            for (int g = 0; g < PATTERNS.length; g += 4) {
                and(flags, i, stop, g, first + (i - start));
            }
        }
    }

    private static void and(byte[] flags, int start, int end, int g, long first) {
        byte[] a = PATTERNS[g];
        byte[] b = PATTERNS[g + 1];
        byte[] c = PATTERNS[g + 2];
        byte[] d = PATTERNS[g + 3];
        int ia = (int) (first % PERIODS[g]) - start;
        int ib = (int) (first % PERIODS[g + 1]) - start;
        int ic = (int) (first % PERIODS[g + 2]) - start;
        int id = (int) (first % PERIODS[g + 3]) - start;
        for (int i = start; i < end; i += 8) {
            long ones = g == 0 ? -1 : (long) LONGS.get(flags, i);
            LONGS.set(
                    flags,
                    i,
                    ones
                            & (long) LONGS.get(a, ia + i)
                            & (long) LONGS.get(b, ib + i)
                            & (long) LONGS.get(c, ic + i)
                            & (long) LONGS.get(d, id + i));
        }
    }

    /** Puts the primes themselves back, which are multiples, too: for flags that begin with byte 0. */
    static void restore(byte[] flags, int start) {
        for (int[] group : GROUPS) {
            for (int p : group) {
                flags[start + p / Wheel.NUMBERS] |= (byte) (1 << Wheel.bit(p % Wheel.NUMBERS));
            }
        }
    }
}
