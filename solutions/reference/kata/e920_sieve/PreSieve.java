package kata.e920_sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * What is left when the multiples of 7 to 251 are crossed off. It repeats: that of 7 after 7 bytes, that of 7, 23 and
 * 37 together after 7 * 23 * 37. So they are crossed off once, in groups, and from then on only copied. Each worker has
 * its own.
 */
final class PreSieve {

    /** The greatest prime of which multiples are crossed off. */
    static final int LAST = 251;

    // Groups with periods that are about equal, so that all patterns together fit the second-level cache.
    private static final int[][] GROUPS = {
        {7, 23, 37}, {11, 19, 31}, {13, 17, 29}, {41, 163}, {43, 157}, {47, 151}, {53, 149}, {59, 139},
        {61, 137}, {67, 131}, {71, 127}, {73, 113}, {79, 109}, {83, 107}, {89, 103}, {97, 101},
        {167, 251}, {173, 241}, {179, 239}, {181, 233}, {191, 229}, {193, 227}, {197, 223}, {199, 211},
    };

    /** So many bytes are put together before they are copied: they fit the first-level cache beside a pattern's. */
    private static final int CHUNK = 8192;

    /** Eight bytes at a time, from wherever they begin. */
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

    private final long[] chunk = new long[CHUNK / Long.BYTES];

    /** Writes the flags from {@code low} on, and up to seven bytes behind the end. */
    void fill(byte[] flags, int start, int end, long low) {
        for (int i = start; i < end; i += CHUNK) {
            int length = (Math.min(CHUNK, end - i) + Long.BYTES - 1) / Long.BYTES;
            Arrays.fill(chunk, 0, length, -1);
            for (int g = 0; g < GROUPS.length; g++) {
                and(PATTERNS[g], (int) ((low + (i - start)) % PERIODS[g]), length);
            }
            for (int j = 0; j < length; j++) {
                LONGS.set(flags, i + j * Long.BYTES, chunk[j]);
            }
        }
    }

    /**
     * One pattern at a time, into an array of another type: so it is plain that what is written is not what is read,
     * and the compiler works off several longs with one instruction. From bytes to bytes it does not.
     */
    private void and(byte[] pattern, int from, int length) {
        for (int j = 0; j < length; j++) {
            chunk[j] &= (long) LONGS.get(pattern, from + j * Long.BYTES);
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
