/*
 * Broken on purpose: after a failed read its table goes into the pool twice; two workers of the next search share it.
 * Verdict: RACE
 * Clause: C6
 */
package kata.e920_sieve;

import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import kata.model.PrimeSegment;

/** Finds the primes of an interval of any length, segment by segment, with several workers and little memory. */
public final class SegmentedSieve {

    private final int longest;
    private final ConcurrentLinkedQueue<boolean[]> tables = new ConcurrentLinkedQueue<>(); // used again and again

    public SegmentedSieve(int longest) {
        if (longest < 30) {
            throw new IllegalArgumentException("segments of at least 30 numbers, not " + longest);
        }
        this.longest = Math.min(longest, 1 << 20);
    }

    public <T> void search(long from, long to, int workers, Function<PrimeSegment, T> read, Consumer<T> take)
            throws InterruptedException {
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker, not " + workers);
        }
        if (from > to) {
            return;
        }
        int[] oddPrimes = oddPrimesUpToRoot(to);
        int length = (int) Math.min(longest, to - from + 1);
        long segments = (to - from) / length + 1;
        Relay relay = new Relay(segments);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] threads = new Thread[(int) Math.min(workers, segments)];
        try {
            for (int i = 0; i < threads.length; i++) {
                threads[i] = Thread.ofPlatform().start(() -> {
                    for (Ticket ticket = relay.next(); ticket != null; ticket = relay.next()) {
                        boolean goOn = false;
                        boolean[] flags = tables.poll();
                        if (flags == null) {
                            flags = new boolean[longest / 2 + 1];
                        }
                        try {
                            Stretch stretch = new Stretch(flags);
                            long low = from + ticket.index() * length;
                            stretch.sieve(low, Math.min(low + length - 1, to), oddPrimes);
                            T result = read.apply(stretch);
                            if (ticket.before().join()) {
                                take.accept(result);
                                goOn = true;
                            }
                        } catch (Throwable t) {
                            failure.compareAndSet(null, t);
                            relay.stop();
                            tables.add(flags);
                        } finally {
                            tables.add(flags);
                            ticket.done().complete(goOn);
                        }
                    }
                });
            }
            for (Thread thread : threads) {
                thread.join();
            }
        } finally {
            relay.stop();
        }
        if (failure.get() != null) {
            throw new CompletionException(failure.get());
        }
    }

    /** A segment to sieve: may be taken when {@code before} is true, and tells the next one by {@code done}. */
    private record Ticket(long index, CompletableFuture<Boolean> before, CompletableFuture<Boolean> done) {}

    private static final class Relay {
        private final long segments;
        private long index;
        private boolean stopped;
        private CompletableFuture<Boolean> last = CompletableFuture.completedFuture(true);

        Relay(long segments) {
            this.segments = segments;
        }

        synchronized Ticket next() {
            if (stopped || index == segments) {
                return null;
            }
            Ticket ticket = new Ticket(index++, last, new CompletableFuture<>());
            last = ticket.done();
            return ticket;
        }

        synchronized void stop() {
            stopped = true;
        }
    }

    /** A stretch of odd numbers with one flag each. */
    private static final class Stretch implements PrimeSegment {
        private final boolean[] composite;
        private long from;
        private long to;
        private long firstOdd;

        Stretch(boolean[] composite) {
            this.composite = composite;
        }

        void sieve(long low, long high, int[] oddPrimes) {
            from = low;
            to = high;
            firstOdd = low | 1;
            Arrays.fill(composite, false);
            for (int prime : oddPrimes) {
                long p = prime;
                if (p * p > high) {
                    break;
                }
                long start = Math.max(p * p, (low + p - 1) / p * p);
                if ((start & 1) == 0) {
                    start += p;
                }
                for (long n = start; n <= high; n += 2 * p) {
                    composite[(int) ((n - firstOdd) >> 1)] = true;
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
            if (from <= 2 && 2 <= to) {
                action.accept(2);
            }
            for (long n = firstOdd; n <= to; n += 2) {
                if (n > 1 && !composite[(int) ((n - firstOdd) >> 1)]) {
                    action.accept(n);
                }
            }
        }
    }

    private static int[] oddPrimesUpToRoot(long number) {
        int root = (int) Math.sqrt((double) number);
        BitSet composite = new BitSet(root / 2 + 1); // bit i stands for 2 * i + 1
        for (int p = 3; (long) p * p <= root; p += 2) {
            if (!composite.get(p / 2)) {
                for (int n = p * p; n <= root; n += 2 * p) {
                    composite.set(n / 2);
                }
            }
        }
        return IntStream.rangeClosed(1, (root - 1) / 2)
                .filter(i -> root >= 3 && !composite.get(i))
                .map(i -> 2 * i + 1)
                .toArray();
    }
}
