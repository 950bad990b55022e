package kata.e920_sieve;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.LongConsumer;
import kata.model.PrimeSegment;

/** The flags of one segment at a time. Each worker has its own and uses it again and again. */
final class Segment implements PrimeSegment {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** What small primes cross off stays in the first-level cache. */
    private static final int BLOCK = Integer.getInteger("block", 44 << 10);

    private static final int SMALL = Integer.getInteger("small", 1 << 14);
    private static final int LEAST = 1 << 12;

    private final BasePrimes primes;
    private final CrossOff crossOff;
    private final int greatest;
    private final int margin;
    private final byte[] flags;
    private long low;
    private int length;
    private long from;
    private long to;

    /** A segment of at most so many bytes. */
    Segment(BasePrimes primes, int longest, long bytes) {
        this.primes = primes;
        int length = (int) Math.min(longest, bytes);
        greatest = length < LEAST ? 0 : (int) Math.min(length / 4, primes.root());
        margin = (greatest + 15) / 8 * 8;
        flags = new byte[margin + length + margin + 8];
        crossOff = new CrossOff(primes.kept(), PreSieve.LAST, greatest);
    }

    /** Sieves. */
    void sieve(long low, int length, long from, long to) {
        this.low = low;
        this.length = length;
        this.from = from;
        this.to = to;
        int end = margin + length;
        int[] kept = primes.kept();
        int greatestHere = (int) Math.min(greatest, BasePrimes.root(to));
        if (greatest == 0) {
            Arrays.fill(flags, margin, end, (byte) -1);
        } else {
            crossOff.begin(low, margin, greatestHere);
            int ready = margin + Math.min(length, BLOCK);
            PreSieve.fill(flags, margin, ready, low);
            for (int blockEnd = ready; ; ) {
                int nextEnd = Math.min(end, blockEnd + BLOCK);
                PreSieve.fill(flags, blockEnd, nextEnd, low + (blockEnd - margin));
                crossOff.upTo(Math.min(SMALL, greatestHere), flags, blockEnd);
                if (blockEnd == end) {
                    break;
                }
                blockEnd = nextEnd;
            }
            crossOff.above(SMALL, flags, end);
            if (low == 0) {
                PreSieve.restore(flags, margin);
            }
        }
        large(kept, greatest == 0 ? 0 : greatest, end);
        trim(end);
    }

    private void large(int[] kept, int above, int end) {
        long limit = BasePrimes.root(to);
        int i = Arrays.binarySearch(kept, above);
        for (i = i < 0 ? -i - 1 : i + 1; i < kept.length && kept[i] <= limit; i++) {
            crossSingly(kept[i]);
        }
        if (limit > BasePrimes.KEPT) {
            primes.forEachBeyond(limit, this::crossSingly);
        }
    }

    private void crossSingly(long p) {
        long bytesNumber = low * Wheel.NUMBERS;
        long k = Math.max(p, bytesNumber / p);
        long at = k * p - bytesNumber;
        if (at < 0) {
            k++;
            at += p;
        }
        long end = (long) length * Wheel.NUMBERS;
        while (true) {
            int gap = Wheel.toNext((int) (k % Wheel.NUMBERS));
            at += gap * p;
            k += gap;
            if (at >= end) {
                return;
            }
            flags[margin + (int) (at / Wheel.NUMBERS)] &= (byte) ~(1 << Wheel.index((int) (at % Wheel.NUMBERS)));
            at += p;
            k++;
        }
    }

    /** Puts out the flags of numbers that are no primes or not asked for. */
    private void trim(int end) {
        if (low == 0) {
            flags[margin] &= (byte) ~1;
        }
        for (int bit = 0; bit < 8; bit++) {
            if (low * Wheel.NUMBERS + Wheel.residue(bit) < from) {
                flags[margin] &= (byte) ~(1 << bit);
            }
            if ((low + length - 1) * Wheel.NUMBERS > to - Wheel.residue(bit)) {
                flags[end - 1] &= (byte) ~(1 << bit);
            }
        }
        Arrays.fill(flags, end, (end + 7) / 8 * 8, (byte) 0);
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
        for (int p : new int[] {2, 3, 5}) {
            if (from <= p && p <= to) {
                action.accept(p);
            }
        }
        for (int i = margin; i < margin + length; i += 8) {
            long base = (low + (i - margin)) * Wheel.NUMBERS;
            for (long left = (long) LONGS.get(flags, i); left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                action.accept(base + bit / 8 * Wheel.NUMBERS + Wheel.residue(bit % 8));
            }
        }
    }

    @Override
    public long count() {
        long count = 0;
        for (int p : new int[] {2, 3, 5}) {
            count += from <= p && p <= to ? 1 : 0;
        }
        for (int i = margin; i < margin + length; i += 8) {
            count += Long.bitCount((long) LONGS.get(flags, i));
        }
        return count;
    }
}
