package kata.e920_sieve;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import kata.model.PrimeSegment;

/** Finds the primes of an interval of any length, segment by segment, with several workers and little memory. */
public final class SegmentedSieve {

    /*
     * This class says who does what, InOrder whose turn it is. The arithmetic is in Segment, and the wheel on which it
     * turns in Wheel. It works up to the greatest long.
     */

    /** Segments are not made shorter than this, in bytes of flags, to give everybody something to do. */
    private static final int SHORT = 1 << 15;

    private final int longest;

    /** A sieve that works in segments. */
    public SegmentedSieve(int longest) {
        // C9: less than a byte of flags is no segment.
        if (longest < Wheel.NUMBERS) {
            throw new IllegalArgumentException("segments of " + longest + " numbers are too short");
        }
        this.longest = longest;
    }

    /** Sieves an interval. */
    public <T> void search(long from, long to, int workers, Function<PrimeSegment, T> read, Consumer<T> take)
            throws InterruptedException {
        // C9
        if (workers < 1) {
            throw new IllegalArgumentException("there must be a worker, not " + workers);
        }
        // C2: nothing to read.
        if (from > to) {
            return;
        }
        // C1: found once, then only read.
        BasePrimes primes = BasePrimes.forNumbersUpTo(to);
        // C2: cut at multiples of 30, so that no byte of flags belongs to two segments.
        long first = from / Wheel.NUMBERS;
        long bytes = to / Wheel.NUMBERS - first + 1;
        int length = (int) Math.min(longest / Wheel.NUMBERS, Math.max(SHORT, bytes / (4L * workers) + 1));
        long count = (bytes + length - 1) / length;
        AtomicLong next = new AtomicLong();
        // C5: each worker has one segment in hand, so three more a worker may wait.
        InOrder<T> results = new InOrder<>(3 * workers, take);
        Runnable work = () -> {
            try {
                // C6: flags of its own.
                Segment segment = new Segment(primes, (int) Math.min(length, bytes));
                // C4: who is ready sieves what is next.
                for (long i = next.getAndIncrement(); i < count && !results.isOver(); i = next.getAndIncrement()) {
                    long low = first + i * length;
                    segment.sieve(low, (int) Math.min(length, first + bytes - low), from, to);
                    results.put(i, read.apply(segment));
                }
            } catch (Throwable e) {
                // C7: nobody must wait for what this worker will never put.
                results.fail(e);
            }
        };
        List<Thread> threads = new ArrayList<>();
        for (int i = 1; i <= Math.min(workers, count); i++) {
            threads.add(Thread.ofPlatform().name("Worker-" + i).start(work));
        }
        try {
            // C8: also after a failure.
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            results.fail(e);
            throw e;
        }
        results.throwFailure();
    }
}
