package kata.e920_sieve;

import java.util.Arrays;

/** Crosses off the multiples of primes, turn by turn of the wheel, for one worker. */
final class CrossOff {

    private static final int[][] CARRY = new int[Wheel.NUMBERS][8];
    private static final int[][] MASK = new int[Wheel.NUMBERS][8];

    static {
        for (int r = 0; r < Wheel.NUMBERS; r++) {
            for (int j = 0; j < 8; j++) {
                int multiple = r * Wheel.residue(j);
                CARRY[r][j] = multiple / Wheel.NUMBERS;
                MASK[r][j] = ~(1 << Wheel.index(multiple % Wheel.NUMBERS));
            }
        }
    }

    private final int[] primes;
    private final int[] next;
    private int active;

    CrossOff(int[] all, int above, int upTo) {
        this.primes = Arrays.stream(all).filter(p -> p > above && p <= upTo).toArray();
        this.next = new int[primes.length];
    }

    void begin(long low, int start, int greatest) {
        active = 0;
        while (active < primes.length && primes[active] <= greatest) {
            int p = primes[active];
            next[active++] =
                    (int) Math.min(Integer.MAX_VALUE >> 1, start + Math.max(low / p, p / Wheel.NUMBERS) * p - low);
        }
    }

    private int index(int p) {
        int i = Arrays.binarySearch(primes, 0, active, p);
        return i < 0 ? -i - 1 : i + 1;
    }

    void upTo(int last, byte[] flags, int end) {
        run(flags, end, 0, index(last));
    }

    void above(int last, byte[] flags, int end) {
        run(flags, end, index(last), active);
    }

    private void run(byte[] s, int end, int from, int to) {
        for (int n = from; n < to; n++) {
            next[n] = turns(s, next[n], end, primes[n]);
        }
    }

    private static int turns(byte[] s, int start, int end, int p) {
        int q = p / 30;
        int r = p - 30 * q;
        int[] carry = CARRY[r];
        int o0 = q;
        int o1 = q * 7 + carry[1];
        int o2 = q * 11 + carry[2];
        int o3 = q * 13 + carry[3];
        int o4 = q * 17 + carry[4];
        int o5 = q * 19 + carry[5];
        int o6 = q * 23 + carry[6];
        int o7 = q * 29 + carry[7];
        int[] mask = MASK[r];
        int m0 = mask[0];
        int m1 = mask[1];
        int m2 = mask[2];
        int m3 = mask[3];
        int m4 = mask[4];
        int m5 = mask[5];
        int m6 = mask[6];
        int m7 = mask[7];
        int i = start;
        while (i < end) {
            s[i + o0] &= m0;
            s[i + o1] &= m1;
            s[i + o2] &= m2;
            s[i + o3] &= m3;
            s[i + o4] &= m4;
            s[i + o5] &= m5;
            s[i + o6] &= m6;
            s[i + o7] &= m7;
            i += p;
        }
        return i;
    }
}
