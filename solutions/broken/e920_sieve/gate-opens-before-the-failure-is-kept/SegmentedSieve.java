/*
 * Broken on purpose: opens the gate of the next in finally, before the failure of take is noted: the next may take.
 * Verdict: WRONG
 * Clause: C7
 */
package kata.e920_sieve;

import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import kata.model.PrimeSegment;

/** Finds the primes of an interval of any length, segment by segment, with several workers and little memory. */
public final class SegmentedSieve {

    private static final int ENOUGH = 1 << 18;

    private final int length;

    public SegmentedSieve(int longest) {
        if (longest < 30) {
            throw new IllegalArgumentException("a segment needs at least 30 numbers, not " + longest);
        }
        length = Math.min(longest, ENOUGH);
    }

    private static void needsWorkers(int workers) {
        if (workers < 1) {
            throw new IllegalArgumentException("at least 1 worker is needed, not " + workers);
        }
    }

    private static int[] primesOf(long to) {
        return primesUpTo((int) Math.sqrt((double) to));
    }

    /** The odd primes up to a limit. */
    private static int[] primesUpTo(int limit) {
        BitSet composite = new BitSet(limit / 2 + 1);
        for (int p = 3; (long) p * p <= limit; p += 2) {
            if (!composite.get(p / 2)) {
                for (long m = (long) p * p; m <= limit; m += 2L * p) {
                    composite.set((int) (m / 2));
                }
            }
        }
        int count = 0;
        for (int p = 3; p <= limit; p += 2) {
            if (!composite.get(p / 2)) {
                count++;
            }
        }
        int[] primes = new int[count];
        count = 0;
        for (int p = 3; p <= limit; p += 2) {
            if (!composite.get(p / 2)) {
                primes[count++] = p;
            }
        }
        return primes;
    }

    public <T> void search(long from, long to, int workers, Function<PrimeSegment, T> read, Consumer<T> take)
            throws InterruptedException {
        needsWorkers(workers);
        if (from > to) {
            return;
        }
        int[] primes = primesOf(to);
        long segments = (to - from) / length + 1;
        AtomicLong next = new AtomicLong();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        ConcurrentMap<Long, CompletableFuture<Void>> gates = new ConcurrentHashMap<>();
        LongFunction<CompletableFuture<Void>> gate = k -> gates.computeIfAbsent(k, any -> new CompletableFuture<>());
        gate.apply(0).complete(null);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < workers && i < segments; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                Table table = new Table(length);
                for (long k; (k = next.getAndIncrement()) < segments; ) {
                    long low = from + k * length;
                    T result = null;
                    try {
                        if (failure.get() == null) {
                            result = read.apply(table.sieve(low, Math.min(to, low + length - 1), primes));
                        }
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                    }
                    gate.apply(k).join();
                    gates.remove(k);
                    try {
                        try {
                            if (failure.get() == null) {
                                take.accept(result);
                            }
                        } finally {
                            gate.apply(k + 1).complete(null);
                        }
                    } catch (Throwable t) {
                        failure.compareAndSet(null, t);
                    }
                    if (failure.get() != null) {
                        return;
                    }
                }
            }));
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            failure.compareAndSet(null, e);
            throw e;
        }
        if (failure.get() != null) {
            throw new CompletionException(failure.get());
        }
    }

    /** The table of one worker: odd numbers, one flag each. */
    private static final class Table implements PrimeSegment {
        private final boolean[] composite;
        private long from;
        private long to;
        private int odds;

        Table(int length) {
            composite = new boolean[length / 2 + 1];
        }

        Table sieve(long low, long high, int[] primes) {
            from = low;
            to = high;
            long first = low | 1;
            odds = first > high ? 0 : (int) ((high - first) / 2) + 1;
            Arrays.fill(composite, 0, odds, false);
            for (int p : primes) {
                long square = (long) p * p;
                if (square > high) {
                    break;
                }
                long multiple = Math.max(square, (low + p - 1) / p * p);
                if (multiple % 2 == 0) {
                    multiple += p;
                }
                for (long i = (multiple - first) / 2; i < odds; i += p) {
                    composite[(int) i] = true;
                }
            }
            return this;
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
            for (int i = 0; i < odds; i++) {
                long n = (from | 1) + 2L * i;
                if (!composite[i] && n > 1) {
                    action.accept(n);
                }
            }
        }
    }
}
