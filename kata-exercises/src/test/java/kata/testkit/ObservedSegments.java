package kata.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import kata.model.PrimeSegment;

/**
 * Reads the segments of a sieve, takes what was read, and remembers both. Readers and takers can be held back, and can
 * fail.
 *
 * <p>At each place a caller is known by the first number of its segment, or by the number that is watched, if that lies
 * in the segment. Safe for several threads. All callers are let go when the test is over.
 */
public final class ObservedSegments {

    /**
     * What was read of one segment.
     *
     * @param from its first number
     * @param to its last number
     * @param primes what it handed over, in that order
     * @param count how many it said there are
     */
    public record Seen(long from, long to, List<Long> primes, long count) {

        @Override
        public String toString() {
            return from + " to " + to;
        }
    }

    private static final long LONGEST = 1_000_000;

    private final ObservingPrimeTest begin = new ObservingPrimeTest().named("reading of a segment");
    private final ObservingPrimeTest midway = new ObservingPrimeTest().named("middle of a segment");
    private final ObservingPrimeTest taking = new ObservingPrimeTest().named("taking of what was read");
    private final Queue<Seen> read = new ConcurrentLinkedQueue<>();
    private final Queue<Seen> taken = new ConcurrentLinkedQueue<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Set<Long> watched = new ConcurrentSkipListSet<>();
    private final List<ObservingPrimeTest> meetings = new CopyOnWriteArrayList<>();
    private final AtomicInteger arrivals = new AtomicInteger();
    private volatile int most = Integer.MAX_VALUE;

    /** The segment with this number is known by it; one with several of them by the smallest. */
    public ObservedSegments watching(long number) {
        watched.add(number);
        return this;
    }

    private long name(long from, long to) {
        return watched.stream().filter(n -> from <= n && n <= to).findFirst().orElse(from);
    }

    /** Whoever begins to read once so many have been begun stands still for ever, also after the test. */
    public ObservedSegments readingAtMost(int segments) {
        most = segments;
        return this;
    }

    /**
     * So many readers meet before they have read anything, then so many again, and so on; the others are not held.
     *
     * @return the places where they meet, one after the other
     */
    public List<ObservingPrimeTest> meeting(int readers, int times) {
        for (int i = 0; i < times; i++) {
            meetings.add(new ObservingPrimeTest().named("reading of a segment").meeting(readers));
        }
        return List.copyOf(meetings);
    }

    /** Where readers are before they have read anything. */
    public ObservingPrimeTest begin() {
        return begin;
    }

    /** Where readers are when they have been handed the first prime of the segment. */
    public ObservingPrimeTest midway() {
        return midway;
    }

    /** Where takers are. */
    public ObservingPrimeTest taking() {
        return taking;
    }

    /** Lets all go, those to come too. */
    public void open() {
        begin.open();
        meetings.forEach(ObservingPrimeTest::open);
        midway.open();
        taking.open();
    }

    /** How many segments have been read, or begun to be. */
    public int begun() {
        return begun.get();
    }

    /** What has been read, by the numbers of the segments. */
    public List<Seen> read() {
        return read.stream().sorted(Comparator.comparingLong(Seen::from)).toList();
    }

    /** What has been taken, in that order. */
    public List<Seen> taken() {
        return List.copyOf(taken);
    }

    /**
     * Reads a segment.
     *
     * @throws PlannedFailure if it is longer than any that a test asks for
     */
    public Seen read(PrimeSegment segment) {
        if (begun.incrementAndGet() > most) {
            standStill();
        }
        long from = segment.from();
        long to = segment.to();
        long name = name(from, to);
        begin.isPrime(name);
        if (!meetings.isEmpty()) {
            int meeting = arrivals.getAndIncrement() / meetings.getFirst().needed();
            meetings.get(Math.min(meeting, meetings.size() - 1)).isPrime(name);
        }
        if (to - from >= LONGEST) {
            read.add(new Seen(from, to, List.of(), 0));
            throw new PlannedFailure(from);
        }
        List<Long> primes = new ArrayList<>();
        segment.forEach(prime -> {
            primes.add(prime);
            if (primes.size() == 1) {
                midway.isPrime(name);
            }
        });
        Seen seen = new Seen(from, to, List.copyOf(primes), segment.count());
        read.add(seen);
        return seen;
    }

    /** Takes what was read of a segment. */
    public void take(Seen seen) {
        taking.isPrime(name(seen.from(), seen.to()));
        taken.add(seen);
    }

    /**
     * Checks a segment: that it has the primes of its stretch, in order, and counts them rightly.
     *
     * @throws Finding if it has not
     */
    public static void expectPrimes(Seen seen) {
        Expect.equal(
                "primes of the segment " + seen,
                seen.primes(),
                LongStream.rangeClosed(seen.from(), seen.to())
                        .filter(Numbers::isPrime)
                        .boxed()
                        .toList());
        Expect.equal("count of the segment " + seen, seen.count(), seen.primes().size());
    }

    /**
     * Checks that segments cover an interval in the order in which they are given, and that none is too long.
     *
     * @throws Finding that names the first number of which this is not true
     */
    public static void expectCover(String what, List<Seen> segments, long from, long to, long longest) {
        long next = from;
        for (Seen seen : segments) {
            long expected = next;
            Expect.that(
                    seen.from() <= seen.to() && seen.from() >= from && seen.to() <= to,
                    () -> what + ": the segment " + seen + " was read");
            Expect.that(
                    seen.to() - seen.from() < longest,
                    () -> what + ": the segment " + seen + " is longer than " + longest);
            Expect.that(seen.from() <= expected, () -> what + ": " + expected + " is in no segment");
            Expect.that(seen.from() == expected, () -> what + ": " + seen.from() + " is in two segments");
            next = seen.to() + 1;
        }
        long end = next;
        Expect.that(end == to + 1, () -> what + ": " + end + " is in no segment");
    }

    @SuppressWarnings("InfiniteLoopStatement")
    private static void standStill() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // It is here because it does not stop.
            }
        }
    }
}
