/* Another right way: a pool, and a few futures at a time, which the caller takes in their order. */
package kata.e920_sieve;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import kata.model.PrimeSegment;

/** Finds the primes of an interval of any length, segment by segment, with several workers and little memory. */
public final class SegmentedSieve {

    private final int longest;

    /** A sieve that works in segments. */
    public SegmentedSieve(int longest) {
        if (longest < 30) {
            throw new IllegalArgumentException("segments of " + longest + " numbers");
        }
        this.longest = longest;
    }

    /** Sieves an interval. */
    public <T> void search(long from, long to, int workers, Function<PrimeSegment, T> read, Consumer<T> take)
            throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException(workers + " workers");
        }
        if (from > to) {
            return;
        }
        BitSet base = primesUpTo((int) Math.sqrt(to) + 1);
        Queue<Future<T>> window = new ArrayDeque<>();
        ExecutorService pool = Executors.newFixedThreadPool(workers);
        try {
            for (long low = from; low <= to; low += longest) {
                long begin = low;
                window.add(pool.submit(() -> read.apply(new Odds(begin, Math.min(to, begin + longest - 1), base))));
                if (window.size() == 2 * workers) {
                    take.accept(window.remove().get());
                }
            }
            while (!window.isEmpty()) {
                take.accept(window.remove().get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("the search failed", e.getCause());
        } finally {
            window.forEach(future -> future.cancel(false));
            pool.close();
        }
    }

    private static BitSet primesUpTo(int last) {
        BitSet primes = new BitSet(last + 1);
        primes.set(2, last + 1);
        for (int p = 2; (long) p * p <= last; p = primes.nextSetBit(p + 1)) {
            for (int m = p * p; m <= last && m > 0; m += p) {
                primes.clear(m);
            }
        }
        return primes;
    }

    /** The flags of a segment; bit i is that of the number first + 2 * i, and set if it is prime. */
    private static final class Odds implements PrimeSegment {

        private final long from;
        private final long to;
        private final long first;
        private final BitSet odds;

        Odds(long from, long to, BitSet base) {
            this.from = from;
            this.to = to;
            first = Math.max(3, from | 1);
            int count = (int) Math.max(0, (to - first + 2) / 2);
            odds = new BitSet(count);
            odds.set(0, count);
            for (long p = base.nextSetBit(3); p > 0 && p * p <= to; p = base.nextSetBit((int) p + 1)) {
                long factor = Math.max(p, (first + p - 1) / p) | 1;
                for (long i = (factor * p - first) / 2; i < count; i += p) {
                    odds.clear((int) i);
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
            if (from <= 2 && to >= 2) {
                action.accept(2);
            }
            odds.stream().forEach(i -> action.accept(first + 2L * i));
        }

        @Override
        public long count() {
            return odds.cardinality() + (from <= 2 && to >= 2 ? 1 : 0);
        }
    }
}
