package kata.e920_sieve;

/**
 * The numbers that 2, 3 and 5 do not divide: eight of each thirty. So the flags of thirty numbers are one byte, and no
 * multiple of 2, 3 and 5 is ever looked at.
 */
final class Wheel {

    /** How many numbers have their flags in one byte. */
    static final int NUMBERS = 30;

    private static final int[] RESIDUES = {1, 7, 11, 13, 17, 19, 23, 29};

    private static final int[] TO_NEXT = new int[NUMBERS];

    static {
        for (int i = 0; i < NUMBERS; i++) {
            while (bit((i + TO_NEXT[i]) % NUMBERS) < 0) {
                TO_NEXT[i]++;
            }
        }
    }

    private Wheel() {}

    /** The number whose flag is this bit of byte 0. */
    static int residue(int bit) {
        return RESIDUES[bit];
    }

    /** Which bit the flag of a number is, by its remainder; negative if it has none. */
    static int bit(int remainder) {
        int bit = index(remainder);
        return RESIDUES[bit] == remainder ? bit : -1;
    }

    /** Which bit it is for a remainder that has one. It is all arithmetic, for the compiler to do beforehand. */
    static int index(int remainder) {
        return remainder * 8 / NUMBERS;
    }

    /** How far it is from a number with this remainder to the next one that has a flag; 0 if it has one itself. */
    static int toNext(int remainder) {
        return TO_NEXT[remainder];
    }
}
