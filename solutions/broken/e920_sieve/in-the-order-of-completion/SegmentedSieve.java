/*
 * Broken on purpose: who has read first is taken first.
 * Verdict: RACE
 * Clause: C3
 */
package kata.e920_sieve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
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
        int[] primes = oddPrimes(Math.sqrt(Math.max(to, 0)));
        AtomicLong next = new AtomicLong();
        Turns turns = new Turns();
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= workers; i++) {
            Runnable work = () -> {
                byte[] flags = new byte[longest / 2 + 1];
                try {
                    for (long k = next.getAndIncrement(); k <= (to - from) / longest; k = next.getAndIncrement()) {
                        long low = from + k * longest;
                        if (low > to || turns.isOver()) {
                            return;
                        }
                        T result = read.apply(Segment.sieved(low, Math.min(to, low + longest - 1), primes, flags));
                        turns.inTurn(() -> take.accept(result));
                    }
                } catch (Throwable e) {
                    turns.end(e);
                }
            };
            threads.add(Thread.ofPlatform().name("Worker-" + i).start(work));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        turns.throwFailure();
    }

    /** The odd primes up to the root, by the oldest sieve there is. */
    private static int[] oddPrimes(double root) {
        int last = (int) root + 1;
        boolean[] composite = new boolean[last + 1];
        int[] primes = new int[last / 2 + 1];
        int count = 0;
        for (int p = 3; p <= last; p += 2) {
            if (!composite[p]) {
                primes[count++] = p;
                for (long m = (long) p * p; m <= last; m += 2 * p) {
                    composite[(int) m] = true;
                }
            }
        }
        return Arrays.copyOf(primes, count);
    }

    /** A segment; flag i is that of the odd number first + 2 * i, and 1 if it is composite. */
    private record Segment(long from, long to, long first, byte[] flags) implements PrimeSegment {

        static Segment sieved(long from, long to, int[] primes, byte[] flags) {
            long first = from | 1;
            int count = (int) ((to - first + 2) / 2);
            Arrays.fill(flags, 0, count, (byte) 0);
            for (int p : primes) {
                long square = (long) p * p;
                if (square > to) {
                    break;
                }
                long multiple = Math.max(square, (first + p - 1) / p * p);
                multiple += (multiple & 1) == 0 ? p : 0;
                for (long i = (multiple - first) / 2; i < count; i += p) {
                    flags[(int) i] = 1;
                }
            }
            if (first == 1) {
                flags[0] = 1;
            }
            return new Segment(from, to, first, flags);
        }

        @Override
        public void forEach(LongConsumer action) {
            if (from <= 2 && to >= 2) {
                action.accept(2);
            }
            for (long n = first; n <= to; n += 2) {
                if (flags[(int) ((n - first) / 2)] == 0) {
                    action.accept(n);
                }
            }
        }
    }

    /** One at a time. */
    private static final class Turns {

        private Throwable failure;

        synchronized void inTurn(Runnable action) {
            if (failure == null) {
                action.run();
            }
        }

        synchronized boolean isOver() {
            return failure != null;
        }

        synchronized void end(Throwable e) {
            if (failure == null) {
                failure = e;
            }
        }

        synchronized void throwFailure() {
            if (failure != null) {
                throw new IllegalStateException("the search failed", failure);
            }
        }
    }
}
