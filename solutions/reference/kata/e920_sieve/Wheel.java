package kata.e920_sieve;

/**
 * The numbers that 2, 3 and 5 do not divide: eight of each thirty. So the flags of thirty numbers are one byte, and no
 * multiple of 2, 3 or 5 is ever looked at.
 */
final class Wheel {

    /*
     * What makes it fast is that eight multiples of a prime p, from p * 30k + p * 1 to p * 30k + p * 29, are one turn,
     * and that all turns of p are alike: the next one lies just p bytes further. So within a turn it is known
     * beforehand how far each multiple is from its begin, and which bit it has. There is no state but the begin.
     */

    /** How many numbers have their flags in one byte. */
    static final int NUMBERS = 30;

    private static final int[] RESIDUES = {1, 7, 11, 13, 17, 19, 23, 29};

    /** By the remainder of the prime and the place in the turn: the bits to be kept. */
    private static final byte[][] MASKS = new byte[NUMBERS][8];

    /** By the same: what is missing if the distance is calculated from the prime without its remainder. */
    private static final int[][] CARRIES = new int[NUMBERS][8];

    static {
        for (int remainder = 0; remainder < NUMBERS; remainder++) {
            for (int j = 0; j < 8; j++) {
                int multiple = remainder * RESIDUES[j];
                MASKS[remainder][j] = (byte) ~(1 << bit(multiple));
                CARRIES[remainder][j] = multiple / NUMBERS;
            }
        }
    }

    private Wheel() {}

    /** The number of a bit, if its byte is byte 0; the bits of eight bytes in a row have numbers up to 239. */
    static int number(int bit) {
        return bit / 8 * NUMBERS + RESIDUES[bit % 8];
    }

    /** The bit of a number in its byte. Only for numbers that have one: the others get that of a neighbour. */
    static int bit(long number) {
        return (int) (number % NUMBERS) * 8 / NUMBERS;
    }

    /** How far it is from a number to the next one that has a bit; 0 if it has one itself. */
    static int toNext(long number) {
        int remainder = (int) (number % NUMBERS);
        return RESIDUES[remainder * 8 / NUMBERS + (RESIDUES[remainder * 8 / NUMBERS] < remainder ? 1 : 0)] - remainder;
    }

    /**
     * Crosses off the multiples of primes, all turns that begin before the end. They may go beyond it by as many bytes
     * as the prime is great.
     *
     * @param primes some primes, of which those from index {@code first} to before {@code last} cross off
     * @param turns where the next turn of each of them begins; afterwards, where the first one begins that is left
     */
    static void crossOff(byte[] flags, int end, int[] primes, int[] turns, int first, int last) {
        for (int n = first; n < last; n++) {
            int prime = primes[n];
            int q = prime / NUMBERS;
            int remainder = prime - NUMBERS * q;
            // All of this is in local variables, or else it would be read again for each turn.
            int[] carries = CARRIES[remainder];
            int to1 = q + carries[0];
            int to7 = 7 * q + carries[1];
            int to11 = 11 * q + carries[2];
            int to13 = 13 * q + carries[3];
            int to17 = 17 * q + carries[4];
            int to19 = 19 * q + carries[5];
            int to23 = 23 * q + carries[6];
            int to29 = 29 * q + carries[7];
            byte[] masks = MASKS[remainder];
            byte mask1 = masks[0];
            byte mask7 = masks[1];
            byte mask11 = masks[2];
            byte mask13 = masks[3];
            byte mask17 = masks[4];
            byte mask19 = masks[5];
            byte mask23 = masks[6];
            byte mask29 = masks[7];
            int i = turns[n];
            while (i < end) {
                flags[i + to1] &= mask1;
                flags[i + to7] &= mask7;
                flags[i + to11] &= mask11;
                flags[i + to13] &= mask13;
                flags[i + to17] &= mask17;
                flags[i + to19] &= mask19;
                flags[i + to23] &= mask23;
                flags[i + to29] &= mask29;
                i += prime;
            }
            turns[n] = i;
        }
    }
}
