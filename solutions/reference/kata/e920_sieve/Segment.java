package kata.e920_sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongConsumer;
import kata.model.PrimeSegment;

/** The flags of one segment after the other. Each worker has its own, and uses it again and again. */
final class Segment implements PrimeSegment {

    /*
     * Four kinds of primes, by how they are crossed off:
     *
     * - 2, 3 and 5 have no flags.
     * - 7 to 251: copied from patterns.
     * - Up to a quarter of the segment: turn by turn of the wheel. The small ones of these block by block, so that the
     *   flags stay in the first-level cache; the others over the whole segment, which is to fit the second-level one.
     * - Greater ones: multiple by multiple, from a division for each of them and each segment.
     *
     * A turn may begin before the segment and end behind it. Nobody looks at the margins where it goes then, and the
     * next segment does it again.
     */

    private static final int BLOCK = 1 << 15;
    private static final int SMALL = 12_000;

    /** Below this, in bytes, patterns and turns cost more than they save. */
    private static final int WORTH_IT = 1 << 12;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final BasePrimes primes;
    private final PreSieve preSieve = new PreSieve();
    private final byte[] flags;
    private final int start;

    /** Where the next turn of each prime begins, by the prime's index. */
    private final int[] turns;

    private long low;
    private int end;
    private long from;
    private long to;

    /** Makes room for segments of at most so many bytes. */
    Segment(BasePrimes primes, int longest) {
        this.primes = primes;
        turns = new int[longest < WORTH_IT ? 0 : primes.countUpTo(longest / 4)];
        int margin = turns.length == 0 ? 0 : primes.get(turns.length - 1);
        start = margin;
        flags = new byte[margin + longest + margin + Long.BYTES];
    }

    /**
     * Sieves a segment.
     *
     * @param low its first byte: its numbers begin at 30 times this
     * @param length how many bytes it has
     * @param first no number below is asked for
     * @param last no number beyond is asked for
     */
    void sieve(long low, int length, long first, long last) {
        this.low = low;
        end = start + length;
        from = Math.max(first, low * Wheel.NUMBERS);
        to = last / Wheel.NUMBERS < low + length ? last : (low + length) * Wheel.NUMBERS - 1;
        long root = BasePrimes.root(to);
        int done = 0;
        if (turns.length > 0) {
            done = Math.max(primes.countUpTo(PreSieve.LAST), Math.min(turns.length, primes.countUpTo(root)));
            crossOffInTurns(done);
        } else {
            Arrays.fill(flags, start, end, (byte) -1);
        }
        for (int i = done; i < primes.countUpTo(root); i++) {
            crossOffSingly(primes.get(i));
        }
        primes.forEachNotKept(root, this::crossOffSingly);
        trim();
    }

    private void crossOffInTurns(int count) {
        int first = primes.countUpTo(PreSieve.LAST);
        int small = Math.min(count, primes.countUpTo(SMALL));
        for (int i = first; i < count; i++) {
            // The turn in which the segment begins; or that of the square, for what is below has smaller divisors.
            int prime = primes.get(i);
            turns[i] = start + (int) (Math.max(low / prime, prime / Wheel.NUMBERS) * prime - low);
        }
        preSieve.fill(flags, start, Math.min(end, start + BLOCK), low);
        for (int block = start; block < end; block += BLOCK) {
            int blockEnd = Math.min(end, block + BLOCK);
            // The last turns go into the next block, which must have been filled before that.
            preSieve.fill(flags, blockEnd, Math.min(end, blockEnd + BLOCK), low + (blockEnd - start));
            primes.crossOff(flags, blockEnd, turns, first, small);
        }
        PreSieve.restore(flags, start, low);
        primes.crossOff(flags, end, turns, small, count);
    }

    private void crossOffSingly(long prime) {
        long zero = low * Wheel.NUMBERS;
        long factor = Math.max(prime, zero / prime + (zero % prime == 0 ? 0 : 1));
        long limit = (long) (end - start) * Wheel.NUMBERS;
        int skipped = Wheel.toNext(factor);
        // Counted from the first number of the segment, so that it stays small at the end of long.
        for (long multiple = (factor + skipped) * prime - zero; multiple < limit; multiple += skipped * prime) {
            flags[start + (int) (multiple / Wheel.NUMBERS)] &= (byte) ~(1 << Wheel.bit(multiple));
            factor += skipped;
            skipped = 1 + Wheel.toNext(factor + 1);
        }
    }

    /** Puts out the flags of 1, and of numbers that are not asked for. */
    private void trim() {
        for (int bit = 0; bit < 8; bit++) {
            if (low * Wheel.NUMBERS + Wheel.number(bit) < Math.max(from, 2)) {
                flags[start] &= (byte) ~(1 << bit);
            }
            if ((low + (end - start) - 1) * Wheel.NUMBERS > to - Wheel.number(bit)) {
                flags[end - 1] &= (byte) ~(1 << bit);
            }
        }
        Arrays.fill(flags, end, end + Long.BYTES, (byte) 0);
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
        for (int prime = 2; prime <= 5; prime++) {
            if (prime != 4 && from <= prime && prime <= to) {
                action.accept(prime);
            }
        }
        for (int i = start; i < end; i += Long.BYTES) {
            long number = (low + (i - start)) * Wheel.NUMBERS;
            for (long bits = (long) LONGS.get(flags, i); bits != 0; bits &= bits - 1) {
                action.accept(number + Wheel.number(Long.numberOfTrailingZeros(bits)));
            }
        }
    }

    @Override
    public long count() {
        long count = 0;
        for (int prime = 2; prime <= 5; prime++) {
            count += prime != 4 && from <= prime && prime <= to ? 1 : 0;
        }
        for (int i = start; i < end; i += Long.BYTES) {
            count += Long.bitCount((long) LONGS.get(flags, i));
        }
        return count;
    }
}
