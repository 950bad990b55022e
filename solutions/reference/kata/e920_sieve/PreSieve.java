package kata.e920_sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What is left when the multiples of 7 to 163 are crossed off. It repeats: that of 7 after 7 bytes, that of 7, 23 and
 * 37 together after 7 * 23 * 37. So they are crossed off once, in groups, and from then on only copied.
 */
final class PreSieve {

    /** The greatest prime of which multiples are crossed off. */
    static final int LAST = 163;

    // Groups with periods that are about equal, so that all patterns together fit the second-level cache.
    private static final int[][] GROUPS = {
        {7, 23, 37}, {11, 19, 31}, {13, 17, 29}, {41, 163}, {43, 157}, {47, 151}, {53, 149}, {59, 139},
        {61, 137}, {67, 131}, {71, 127}, {73, 113}, {79, 109}, {83, 107}, {89, 103}, {97, 101},
    };

    /** So many bytes are copied before it is looked whether a pattern has come to its end. */
    private static final int CHUNK = 2048;

    /** Eight bytes at a time: an array of bytes alone is worked off byte by byte. */
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int[] PERIODS = new int[GROUPS.length];
    private static final byte[][] PATTERNS = new byte[GROUPS.length][];

    static {
        for (int g = 0; g < GROUPS.length; g++) {
            int period = 1;
            for (int prime : GROUPS[g]) {
                period *= prime;
            }
            PERIODS[g] = period;
            PATTERNS[g] = new byte[period + CHUNK + LAST];
            Arrays.fill(PATTERNS[g], (byte) -1);
            int primes = GROUPS[g].length;
            Wheel.crossOff(PATTERNS[g], period + CHUNK, GROUPS[g], new int[primes], 0, primes);
        }
    }

    private PreSieve() {}

    /** Writes the flags from {@code low} on, and up to seven bytes behind the end. */
    static void fill(byte[] flags, int start, int end, long low) {
        for (int i = start; i < end; i += CHUNK) {
            int stop = Math.min(end, i + CHUNK);
            for (int g = 0; g < GROUPS.length; g += 4) {
                and(flags, i, stop, g, low + (i - start));
            }
        }
    }

    /** Four patterns at a time: for more of them there are not enough registers. */
    private static void and(byte[] flags, int start, int end, int g, long low) {
        byte[] a = PATTERNS[g];
        byte[] b = PATTERNS[g + 1];
        byte[] c = PATTERNS[g + 2];
        byte[] d = PATTERNS[g + 3];
        int toA = (int) (low % PERIODS[g]) - start;
        int toB = (int) (low % PERIODS[g + 1]) - start;
        int toC = (int) (low % PERIODS[g + 2]) - start;
        int toD = (int) (low % PERIODS[g + 3]) - start;
        for (int i = start; i < end; i += Long.BYTES) {
            long before = g == 0 ? -1 : (long) LONGS.get(flags, i);
            long ab = (long) LONGS.get(a, i + toA) & (long) LONGS.get(b, i + toB);
            long cd = (long) LONGS.get(c, i + toC) & (long) LONGS.get(d, i + toD);
            LONGS.set(flags, i, before & ab & cd);
        }
    }

    /** Puts the primes from {@code low} on back, which are multiples of themselves. */
    static void restore(byte[] flags, int start, long low) {
        for (int[] group : GROUPS) {
            for (int prime : group) {
                long at = prime / Wheel.NUMBERS - low;
                if (at >= 0) {
                    flags[start + (int) at] |= (byte) (1 << Wheel.bit(prime));
                }
            }
        }
    }
}
