package kata.e920_sieve;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.stream.LongStream;
import kata.model.PrimeSegment;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.HeldStarts;
import kata.testkit.Interleaving;
import kata.testkit.Interleaving.Step;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservedSegments;
import kata.testkit.ObservedSegments.Seen;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link SegmentedSieve} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
class SegmentedSieveTest {

    private static final int SHORTEST = 30;
    private static final long LAST = 1_000_000_000_000_000L;

    private final ObservedSegments segments = new ObservedSegments();
    private final Company company = Company.gather();

    private Member<Void> search(ObservedSegments segments, int longest, long from, long to, int workers) {
        return search(segments, new SegmentedSieve(longest), from, to, workers);
    }

    private Member<Void> search(ObservedSegments segments, SegmentedSieve sieve, long from, long to, int workers) {
        return company.start("caller", () -> {
            sieve.search(from, to, workers, segments::read, segments::take);
            return null;
        });
    }

    private Member<Void> search(long from, long to, int workers) {
        return search(segments, SHORTEST, from, to, workers);
    }

    private static String what(long from, long to, int longest, int workers) {
        return from + " to " + to + " in segments of " + longest + " with " + workers
                + (workers == 1 ? " worker" : " workers");
    }

    /** Sieves an interval and looks at each segment that was read, whatever was taken when. */
    private void expectRight(int longest, long from, long to, int workers) throws Exception {
        ObservedSegments own = new ObservedSegments();
        try {
            company.resultOf(search(own, longest, from, to, workers));
        } catch (Exception e) {
            if (!PlannedFailure.isBehind(e)) {
                throw e;
            }
        }
        String what = what(from, to, longest, workers);
        ObservedSegments.expectCover(what, own.read(), from, to, longest);
        List<Long> primes =
                own.read().stream().flatMap(seen -> seen.primes().stream()).toList();
        Expect.equal(
                "primes of " + what,
                primes,
                LongStream.range(0, to - from + 1)
                        .map(i -> from + i)
                        .filter(Numbers::isPrime)
                        .boxed()
                        .toList());
        own.read().forEach(ObservedSegments::expectPrimes);
    }

    /** What was taken of an interval is what was read, in order. */
    private static void expectTaken(String what, ObservedSegments segments) {
        Expect.equal(
                "segments of " + what + " in the order in which they were taken", segments.taken(), segments.read());
    }

    private void expectFailure(Member<?> search) {
        try {
            company.resultOf(search);
        } catch (Finding e) {
            throw e;
        } catch (Exception | Error e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw Finding.exception(e);
        }
        throw Finding.wrong("there was a failure, and search returned as if nothing had happened");
    }

    /** Two workers sieve 0 to 89 in three segments or more. */
    static final class Search implements Scenario {

        private final List<Long> primes = new ArrayList<>();

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> {
                new SegmentedSieve(SHORTEST).search(0, 89, 2, Search::primesOf, primes::addAll);
                return null;
            });
        }

        private static List<Long> primesOf(PrimeSegment segment) {
            List<Long> read = new ArrayList<>();
            segment.forEach(read::add);
            return read;
        }

        @Override
        public void check() {
            Expect.equal("primes of 0 to 89", primes, Numbers.primesUpTo(89));
        }
    }

    /** Two workers sieve 0 to 59 in two segments; what was read of the first one cannot be taken. */
    static final class TakeFails implements Scenario {

        private static final String FAILED = "to take the first segment failed";

        private final AtomicInteger takes = new AtomicInteger();

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> {
                try {
                    new SegmentedSieve(SHORTEST).search(0, 59, 2, Search::primesOf, this::take);
                } catch (RuntimeException | Error e) {
                    if (!PlannedFailure.isBehind(e)) {
                        throw e;
                    }
                }
                return null;
            });
        }

        private void take(List<Long> primes) {
            takes.incrementAndGet();
            throw new PlannedFailure(0);
        }

        @Override
        public void check() {
            Expect.that(takes.get() == 1, () -> FAILED + ", and " + (takes.get() - 1) + " more was taken");
        }
    }

    /**
     * Two threads search at the same time, up to numbers with different roots. Both roots are greater each time: what
     * is kept in static fields is not forgotten in between.
     */
    static final class TwoSearches implements Scenario {

        private static final AtomicInteger TIMES = new AtomicInteger();

        private final long root = 31 + 4L * TIMES.incrementAndGet();
        private final List<Long> far = new ArrayList<>();
        private final List<Long> near = new ArrayList<>();

        @Override
        public List<Callable<?>> work() {
            return List.of(search(root, far), search(root - 2, near));
        }

        /** A search of the last 30 numbers that the primes up to this root can sieve. */
        private static Callable<Void> search(long root, List<Long> primes) {
            return () -> {
                new SegmentedSieve(SHORTEST).search(root * root - 29, root * root, 1, Search::primesOf, primes::addAll);
                return null;
            };
        }

        @Override
        public void check() {
            expectPrimes(root, far);
            expectPrimes(root - 2, near);
        }

        private static void expectPrimes(long root, List<Long> primes) {
            Expect.equal(
                    "primes of 30 numbers, beside another search",
                    primes,
                    LongStream.rangeClosed(root * root - 29, root * root)
                            .filter(Numbers::isPrime)
                            .boxed()
                            .toList());
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C8")
        void no_worker_is_left_when_the_search_is_back() throws Exception {
            company.resultOf(search(2, 2, 1));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void the_first_primes_are_found() throws Exception {
            expectRight(1_000, 0, 200, 1);
            for (long to = 0; to <= 12; to++) {
                for (long from = 0; from <= to; from++) {
                    expectRight(SHORTEST, from, to, 1);
                }
            }
        }

        @Test
        @Order(3)
        @Clause(value = "C1", points = 3)
        void an_interval_may_begin_and_end_anywhere() throws Exception {
            for (long from = 0; from <= 62; from++) {
                for (long to = from + 20; to <= from + 34; to++) {
                    expectRight(SHORTEST, from, to, 1);
                }
            }
            expectRight(31, 0, 400, 1);
            expectRight(64, 7, 2_000, 1);
            expectRight(210, 211, 10_000, 1);
        }

        @Test
        @Order(4)
        @Clause(value = "C1", points = 2)
        void squares_of_primes_are_crossed_off_however_great() throws Exception {
            for (long root : List.of(46_349L, 65_537L, 999_983L)) {
                for (int distance : List.of(0, 1, 2, 40)) {
                    expectRight(64, root * root - 100, root * root + distance, 1);
                }
            }
        }

        @Test
        @Order(5)
        @Clause("C1")
        void the_greatest_numbers_are_sieved_too() throws Exception {
            expectRight(1_000, LAST - 2_000, LAST, 1);
            long root = BigInteger.valueOf(31_622_700).nextProbablePrime().longValueExact();
            expectRight(1_000, root * root - 10, root * root, 1);
        }

        @Test
        @Order(6)
        @Clause("C1")
        void long_segments_are_sieved_too() throws Exception {
            for (int from : List.of(0, 60, 90_000)) {
                ObservedSegments own = new ObservedSegments();
                company.resultOf(search(own, 500_000, from, 600_000, 1));
                ObservedSegments.expectCover("from " + from, own.read(), from, 600_000, 500_000);
                BitSet found = new BitSet();
                own.read().forEach(seen -> seen.primes().forEach(prime -> found.set(Math.toIntExact(prime))));
                BitSet wrong = primesUpTo600000();
                wrong.clear(0, from);
                wrong.xor(found);
                int first = wrong.nextSetBit(0);
                Expect.that(
                        first < 0,
                        () -> "of " + what(from, 600_000, 500_000, 1) + ", " + first + " was "
                                + (found.get(first) ? "taken for a prime" : "not found"));
            }
        }

        private static BitSet primesUpTo600000() {
            BitSet primes = new BitSet();
            primes.set(2, 600_001);
            for (int p = 2; p * p <= 600_000; p = primes.nextSetBit(p + 1)) {
                for (int multiple = p * p; multiple <= 600_000; multiple += p) {
                    primes.clear(multiple);
                }
            }
            return primes;
        }

        @Test
        @Order(7)
        @Clause(value = "C2", points = 2)
        void the_segments_cover_the_interval_whatever_its_length() throws Exception {
            for (int longest : List.of(30, 37, 60, 64)) {
                for (long length = 1; length <= 130; length += length % 30 < 3 ? 1 : 7) {
                    expectRight(longest, 1_000, 999 + length, 1);
                }
            }
        }

        @Test
        @Order(8)
        @Clause("C2")
        void from_behind_to_is_an_empty_search() throws Exception {
            for (int workers = 1; workers <= 3; workers++) {
                for (long to : List.of(99L, 50L, 2L, 0L)) {
                    company.resultOf(search(100, to, workers));
                }
            }
            Expect.equal("segments read", segments.read(), List.of());
            Expect.equal("segments taken", segments.taken(), List.of());
        }

        @Test
        @Order(9)
        @Clause("C3")
        void what_was_read_is_taken_once_each_in_order() throws Exception {
            company.resultOf(search(0, 500, 1));

            expectTaken("0 to 500", segments);
        }

        @Test
        @Order(10)
        @Clause("C7")
        void what_read_or_take_throws_comes_out() {
            segments.watching(100).begin().failingAt(100);
            expectFailure(search(0, 200, 1));
            Expect.that(
                    segments.taken().stream().allMatch(seen -> seen.to() < 100),
                    () -> "reading the segment with 100 failed, and "
                            + segments.taken().getLast() + " was taken");

            ObservedSegments other = new ObservedSegments().watching(100);
            other.taking().failingAt(100);
            expectFailure(search(other, SHORTEST, 0, 200, 1));
            Expect.that(
                    other.taken().stream().allMatch(seen -> seen.to() < 100),
                    () -> "taking the segment with 100 failed, and "
                            + other.taken().getLast() + " was taken");
        }

        @Test
        @Order(11)
        @Clause("C9")
        void nothing_to_work_with_is_no_search() throws Exception {
            for (int workers : List.of(0, -1)) {
                expectRefused(SHORTEST, workers);
            }
            for (int longest : List.of(29, 1, 0, -30)) {
                expectRefused(longest, 1);
            }
            Expect.equal("segments read", segments.read(), List.of());
        }

        private void expectRefused(int longest, int workers) throws Exception {
            expectRefused(longest, 1, workers);
            expectRefused(longest, 101, workers);
        }

        private void expectRefused(int longest, long from, int workers) throws Exception {
            Member<Void> search = company.start("caller", () -> {
                new SegmentedSieve(longest).search(from, 100, workers, segments::read, segments::take);
                return null;
            });
            try {
                company.resultOf(search);
            } catch (IllegalArgumentException e) {
                return;
            }
            throw Finding.wrong("a search of " + what(from, 100, longest, workers) + " was not refused");
        }

        @Test
        @Order(12)
        @Clause(value = "C5", points = 2)
        void a_long_interval_needs_no_more_memory() throws Exception {
            for (long to : List.of(1_999_999_999L, 999_999_999_999L)) {
                ObservedSegments own = new ObservedSegments().readingAtMost(100);
                own.taking().failingAt(0);
                Member<Void> search = search(own, SHORTEST, 0, to, 1);
                Turn turn = company.turnOf(search, search::isDone);
                Expect.that(
                        turn == Turn.TOUCHED || own.begun() < 100,
                        () -> "taking the first segment of 0 to " + to + " failed, and 100 were read");
                expectFailure(search);
            }
        }

        @Test
        @Order(13)
        @Clause("C1")
        void what_crosses_off_is_not_crossed_off_itself() throws Exception {
            for (long stop : List.of(1_500L, 47_500L)) {
                segments.watching(stop).taking().failingAt(stop);
                expectFailure(search(segments, 1_000, stop - 1_500, 3_000_000_000L, 1));
            }
            segments.read().forEach(ObservedSegments::expectPrimes);
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 3)
        void a_segment_is_not_touched_by_other_workers() throws Exception {
            expectUntouchedByOtherWorkers(new SegmentedSieve(SHORTEST));
        }

        @Test
        @Order(24)
        @Clause("C6")
        void a_segment_is_not_touched_by_a_search_inside_its_reading() throws Exception {
            SegmentedSieve sieve = new SegmentedSieve(SHORTEST);
            List<Long> primes = new ArrayList<>();
            Member<Void> search = company.start("caller", () -> {
                sieve.search(
                        0,
                        29,
                        1,
                        segment -> {
                            searchAside(sieve);
                            searchAside(new SegmentedSieve(SHORTEST));
                            return Search.primesOf(segment);
                        },
                        primes::addAll);
                return null;
            });
            company.resultOf(search);
            Expect.equal("primes of 0 to 29, with other searches while they were read", primes, Numbers.primesUpTo(29));
        }

        private static void searchAside(SegmentedSieve sieve) {
            try {
                sieve.search(1_000, 1_029, 1, Search::primesOf, primes -> {});
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        @Test
        @Order(23)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_segment_is_not_touched_by_other_workers_after_a_failed_search_either() throws Exception {
            SegmentedSieve sieve = new SegmentedSieve(SHORTEST);
            expectFailure(company.start("caller", () -> {
                sieve.search(
                        0,
                        89,
                        1,
                        segment -> {
                            throw new PlannedFailure(segment.from());
                        },
                        read -> {});
                return null;
            }));
            expectUntouchedByOtherWorkers(sieve);
        }

        private void expectUntouchedByOtherWorkers(SegmentedSieve sieve) throws Exception {
            // The others begin to sieve while the first one reads.
            HeldStarts starts = new HeldStarts();
            segments.midway().holding(0);
            Member<Void> search = company.start("caller", () -> {
                starts.watch();
                sieve.search(0, 89, 3, segments::read, segments::take);
                return null;
            });
            while (company.turnOf(search, search::isDone) != Turn.TOUCHED && starts.letGo()) {}
            segments.open();
            company.resultOf(search, starts::letGo);

            expectUntouched(segments, "another worker");
        }

        @Test
        @Order(2)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void a_segment_is_not_touched_by_other_searches() throws Exception {
            SegmentedSieve sieve = new SegmentedSieve(SHORTEST);
            for (int i = 1; i <= 2; i++) {
                ObservedSegments own = new ObservedSegments();
                own.midway().holding(0);
                Member<Void> search = search(own, sieve, 0, 29, 1);
                company.awaitInside(own.midway(), 1);
                Member<Void> other = search(new ObservedSegments(), SHORTEST, 1_000, 1_999, 1);
                company.turnOf(other, other::isDone);
                Member<Void> same = search(new ObservedSegments(), sieve, 2_000, 2_999, 1);
                company.turnOf(same, same::isDone);
                own.open();
                company.resultOf(search);
                company.resultOf(other);
                company.resultOf(same);

                expectUntouched(own, "another search");
            }
        }

        private static void expectUntouched(ObservedSegments segments, String other) {
            for (Seen seen : segments.read()) {
                try {
                    ObservedSegments.expectPrimes(seen);
                } catch (Finding finding) {
                    throw Finding.race(
                            finding.facts().get("observed"),
                            new Interleaving(List.of(
                                    new Step("a reader", "reads a prime of " + seen, "", false),
                                    new Step(other, "sieves another segment", "", false),
                                    new Step("a reader", "reads the others of " + seen, "", true))));
                }
            }
        }

        @Test
        @Order(3)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_can_another_worker_spoil_the_search() throws Exception {
            Exploration.of(Search.class);
        }

        @Test
        @Order(21)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_is_anything_taken_behind_a_failure() throws Exception {
            try {
                Exploration.of(TakeFails.class);
            } catch (Finding finding) {
                // Another check may see it too, if the moment is bad.
                throw String.valueOf(finding.facts().get("observed")).contains(TakeFails.FAILED)
                        ? finding.asWrong()
                        : finding;
            }
        }

        @Test
        @Order(22)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_does_another_search_spoil_this_one() throws Exception {
            Exploration.of(TwoSearches.class);
        }

        @Test
        @Order(4)
        @Clause(value = "C2", points = 2)
        void every_number_is_in_one_segment_however_many_workers_there_are() throws Exception {
            for (int workers = 2; workers <= 7; workers++) {
                for (long length : List.of(1, 2, 5, 29, 30, 31, 60, 61, 179, 211)) {
                    expectRight(SHORTEST, 100, 99 + length, workers);
                }
            }
            expectRight(1_000, LAST - 5_000, LAST, 3);
        }

        @Test
        @Order(5)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_meet_in_the_segments_again_and_again() throws Exception {
            expectMeetings(2, 1, 0, 59);
            expectMeetings(2, 3, 0, 299);
        }

        @Test
        @Order(6)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void four_workers_meet_in_the_segments_again_and_again() throws Exception {
            expectMeetings(4, 1, 0, 119);
            expectMeetings(4, 3, 1_000, 1_999);
        }

        private void expectMeetings(int workers, int times, long from, long to) throws Exception {
            ObservedSegments own = new ObservedSegments();
            List<ObservingPrimeTest> meetings = own.meeting(workers, times);
            Member<Void> search = search(own, SHORTEST, from, to, workers);
            for (ObservingPrimeTest meeting : meetings) {
                company.meet(meeting);
            }
            company.resultOf(search);
        }

        @Test
        @Order(7)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void no_more_threads_read_than_there_are_workers() throws Exception {
            for (int workers = 1; workers <= 3; workers++) {
                int allowed = workers;
                ObservedSegments own = new ObservedSegments();
                own.begin().holding();
                Member<Void> search = search(own, SHORTEST, 0, 999, workers);
                company.awaitInside(own.begin(), workers);
                company.turnOf(search, () -> own.begin().inside() > allowed);

                int inside = own.begin().inside();
                Expect.that(
                        inside <= workers,
                        () -> inside + " threads read at the same time, with " + allowed
                                + (allowed == 1 ? " worker" : " workers"));
                own.open();
                company.resultOf(search);
            }
        }

        @Test
        @Order(8)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void nothing_is_taken_before_the_first_segment_is() throws Exception {
            segments.begin().holding(0);
            Member<Void> search = search(0, 299, 3);
            company.awaitInside(segments.begin(), 1);
            company.turnOf(search, search::isDone);

            List<Seen> early = segments.taken();
            Expect.that(
                    early.isEmpty(),
                    () -> early.getFirst() + " was taken while the segment that begins at 0 was being read");
            segments.open();
            company.resultOf(search);
            expectTaken("0 to 299", segments);
        }

        @Test
        @Order(9)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void nothing_is_taken_while_something_else_is() throws Exception {
            for (long first : List.of(0L, 100L)) {
                ObservedSegments own = new ObservedSegments().watching(first);
                own.taking().holding(first);
                Member<Void> search = search(own, SHORTEST, 0, 299, 3);
                company.awaitInside(own.taking(), 1);
                company.turnOf(search, () -> own.taking().inside() > 1);

                if (own.taking().inside() > 1) {
                    throw Finding.race(
                            "two threads were taking at the same time",
                            new Interleaving(own.taking().calls().stream()
                                    .map(call -> new Step(call.thread(), "take", call.line(), true))
                                    .toList()));
                }
                own.open();
                company.resultOf(search);
                expectTaken("0 to 299", own);
            }
        }

        @Test
        @Order(10)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void who_waited_is_woken_when_it_is_its_turn() throws Exception {
            segments.watching(0).watching(30).watching(60);
            segments.begin().holding(0).holding(30);
            Member<Void> search = search(0, 89, 3);
            company.turnOf(search, search::isDone);
            segments.begin().letGo(30);
            company.turnOf(search, search::isDone);
            segments.begin().letGo(0);

            company.resultOf(search);
            expectTaken("0 to 89", segments);
        }

        @Test
        @Order(11)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 3)
        void nobody_runs_ahead_of_a_slow_taker() throws Exception {
            for (int workers = 1; workers <= 3; workers++) {
                ObservedSegments own = new ObservedSegments();
                own.taking().holding(0);
                expectNoRunAhead(own, own.taking()::inside, workers, "taken");
            }
        }

        @Test
        @Order(12)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void nobody_runs_ahead_of_a_slow_reader() throws Exception {
            for (int workers = 2; workers <= 3; workers++) {
                ObservedSegments own = new ObservedSegments();
                own.begin().holding(0);
                expectNoRunAhead(own, own.begin()::inside, workers, "read");
            }
        }

        private void expectNoRunAhead(ObservedSegments own, IntSupplier inside, int workers, String what)
                throws Exception {
            int allowed = 4 * workers;
            Member<Void> search = search(own.readingAtMost(10 * allowed), SHORTEST, 0, 2_999, workers);
            company.awaitUntil(() -> inside.getAsInt() > 0 || search.isDone());
            company.turnOf(search, () -> own.begun() > allowed);

            int begun = own.begun();
            Expect.that(
                    begun <= allowed,
                    () -> begun + " segments were read, by " + workers + (workers == 1 ? " worker" : " workers")
                            + ", while the first one was still being " + what);
            own.readingAtMost(Integer.MAX_VALUE).open();
            company.resultOf(search);
            expectTaken("0 to 2999", own);
        }

        @Test
        @Order(13)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        void a_failure_of_one_ends_the_waiting_of_all() throws Exception {
            for (long failing : List.of(0L, 100L, 299L)) {
                ObservedSegments reading = new ObservedSegments().watching(failing);
                expectFailureAt(failing, reading, reading.begin());
                ObservedSegments taking = new ObservedSegments().watching(failing);
                expectFailureAt(failing, taking, taking.taking());
            }
        }

        /** The one that fails is held until the others can do nothing more. */
        private void expectFailureAt(long failing, ObservedSegments own, ObservingPrimeTest place) {
            place.failingAt(failing).holding(failing);
            Member<Void> search = search(own, SHORTEST, 0, 299, 3);
            company.turnOf(search, search::isDone);
            place.letGo(failing);
            expectFailure(search);
            for (Seen seen : own.taken()) {
                Expect.that(
                        seen.to() < failing,
                        () -> "there was a failure at the segment with " + failing + ", and " + seen + " was taken");
            }
        }

        @Test
        @Order(14)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_error_comes_out_too() {
            segments.begin().failingAt(0).byError();
            expectFailure(search(0, 299, 3));
            ObservedSegments other = new ObservedSegments();
            other.taking().failingAt(0).byError();
            expectFailure(search(other, SHORTEST, 0, 299, 3));
        }

        @Test
        @Order(15)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 2)
        void a_failure_does_not_end_the_search_before_the_others_have_ended() throws Exception {
            // An interrupt does not help: who does not wait for this one leaves it at work.
            Stubborn busy = new Stubborn();
            segments.begin().failingAt(0).holding(0).during(n -> {
                if (n != 0) {
                    busy.hold();
                }
            });
            Member<Void> search = search(0, 299, 2);
            company.awaitInside(segments.begin(), 2);

            segments.begin().letGo(0);
            Turn turn = company.turnOf(search, search::isDone);

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "search ended with the failure of one worker while the other was at work");
            busy.letGo();
            expectFailure(search);
        }

        @Test
        @Order(16)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void an_interrupted_search_leaves_no_worker_waiting() throws Exception {
            segments.begin().holding(0);
            Member<Void> search = search(0, 2_999, 2);
            company.awaitInside(segments.begin(), 1);
            company.turnOf(search, search::isDone); // Nobody runs any further ahead now.
            search.thread().interrupt();
            company.turnOf(search, search::isDone);
            segments.open();
            try {
                company.resultOf(search);
            } catch (Finding e) {
                throw e;
            } catch (Exception e) {
                // It may have heard the interrupt. Who is left is found afterwards.
            }
            company.settle();
        }

        @Test
        @Order(17)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void a_reader_that_leaves_its_thread_interrupted_holds_nobody_up() throws Exception {
            segments.begin().holding(0).during(n -> {
                if (n != 0) {
                    Thread.currentThread().interrupt();
                }
            });
            Member<Void> search = search(0, 299, 3);
            company.turnOf(search, search::isDone);
            segments.begin().letGo(0);
            company.turnOf(search, search::isDone);
            if (search.isDone() && search.hasFailed()) {
                return; // What it has not done it has not hidden.
            }
            company.resultOf(search);
            expectTaken("0 to 299", segments);
        }
    }
}
