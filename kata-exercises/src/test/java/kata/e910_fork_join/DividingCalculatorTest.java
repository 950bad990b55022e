package kata.e910_fork_join;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.LongStream;
import kata.model.PrimeSearch;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingPrimeSearch;
import kata.testkit.ObservingPrimeSearch.Piece;
import kata.testkit.PlannedFailure;
import kata.testkit.Scarcity;
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link DividingCalculator} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
class DividingCalculatorTest {

    private interface Body {
        void run(ForkJoinPool pool) throws Exception;
    }

    private final ObservingPrimeSearch search = new ObservingPrimeSearch();
    private final Company company = Company.gather();

    /** Runs a part of a test with a pool of its own. */
    private static void withPool(int workers, Body body) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(workers);
        try {
            body.run(pool);
        } finally {
            pool.shutdown();
        }
    }

    private Member<List<Long>> start(ObservingPrimeSearch search, long cutOff, ForkJoinPool pool, long from, long to) {
        return company.start("caller", () -> new DividingCalculator(search, cutOff).primes(pool, from, to));
    }

    /** The pieces into which an interval was divided by a pool with one worker. */
    private List<Piece> pieces(long cutOff, long from, long to) throws Exception {
        ObservingPrimeSearch own = new ObservingPrimeSearch();
        withPool(1, pool -> company.resultOf(start(own, cutOff, pool, from, to)));
        return own.pieces();
    }

    /** Searches a small interval and looks at the pieces and the primes. */
    private void expectRight(ForkJoinPool pool, long cutOff, long from, long count) throws Exception {
        long to = from + count - 1;
        ObservingPrimeSearch own = new ObservingPrimeSearch();
        List<Long> primes = null;
        try {
            primes = company.resultOf(start(own, cutOff, pool, from, to));
        } catch (Exception e) {
            if (!PlannedFailure.isBehind(e)) {
                throw e;
            }
        }
        String what = from + " to " + to + " with cut-off " + cutOff;
        List<Piece> pieces = own.pieces();
        for (Piece piece : pieces) {
            Expect.that(
                    piece.from() >= from && piece.to() <= to && piece.from() <= piece.to(),
                    () -> what + ": " + piece + " was searched");
        }
        long next = from;
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            long expected = next;
            Expect.that(piece.from() <= expected, () -> what + ": " + expected + " was not searched");
            Expect.that(piece.from() == expected, () -> what + ": " + piece.from() + " was searched twice");
            next = piece.to() + 1;
        }
        long end = next;
        Expect.that(!pieces.isEmpty() && end == to + 1, () -> what + ": " + end + " was not searched");
        Expect.equal(
                "primes of " + what,
                primes,
                LongStream.range(0, count)
                        .mapToObj(i -> from + i)
                        .filter(Numbers::isPrime)
                        .toList());
    }

    private void expectFailure(Member<List<Long>> calc) {
        try {
            company.resultOf(calc);
        } catch (Exception e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw Finding.exception(e);
        }
        throw Finding.wrong("the search of a piece threw, and primes returned as if nothing had happened");
    }

    /** Searches 1 to 20 in two pieces. */
    static final class TwoPieces implements BiFunction<PrimeSearch, ForkJoinPool, Callable<List<Long>>> {

        @Override
        public Callable<List<Long>> apply(PrimeSearch search, ForkJoinPool pool) {
            return () -> new DividingCalculator(search, 10).primes(pool, 1, 20);
        }
    }

    /** Two workers of a pool search 1 to 10 in four pieces, each of which has primes. */
    static final class Search implements Scenario {

        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> {
                ForkJoinPool pool = new ForkJoinPool(2);
                try {
                    primes = new DividingCalculator(Search::primesOf, 3).primes(pool, 1, 10);
                } finally {
                    pool.shutdown();
                }
                return null;
            });
        }

        private static List<Long> primesOf(long from, long to) {
            return LongStream.rangeClosed(from, to)
                    .filter(Numbers::isPrime)
                    .boxed()
                    .toList();
        }

        @Override
        public void check() {
            Expect.equal("primes of 1 to 10", primes, Numbers.primesUpTo(10));
        }
    }

    /** Two workers of a pool search 1 to 6 in two pieces; a search ends when the other one has begun. */
    static final class Meeting implements Scenario {

        private static final String NOT_MET = "of two workers one waited, and a piece was left lying there";

        private final CountDownLatch begun = new CountDownLatch(2);
        private volatile boolean met = true;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> {
                ForkJoinPool pool = new ForkJoinPool(2);
                try {
                    new DividingCalculator(this::search, 3).primes(pool, 1, 6);
                } finally {
                    pool.shutdown();
                }
                return null;
            });
        }

        private List<Long> search(long from, long to) {
            begun.countDown();
            try {
                begun.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return Search.primesOf(from, to);
        }

        @Override
        public void setFree() {
            met = begun.getCount() == 0;
            begun.countDown();
        }

        @Override
        public void check() {
            if (!met) {
                throw Finding.notConcurrent(NOT_MET);
            }
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C6")
        void the_pool_stays_open() throws Exception {
            withPool(1, pool -> {
                company.resultOf(start(search, 10, pool, 1, 7));

                Expect.that(!pool.isShutdown(), () -> "the pool is shut down, and it was not yours");
            });
        }

        @Test
        @Order(2)
        @Clause("C1")
        void a_short_interval_is_searched_as_it_is() throws Exception {
            withPool(1, pool -> expectRight(pool, 10, 2, 7));
        }

        @Test
        @Order(3)
        @Clause(value = "C1", points = 2)
        void the_pieces_cover_the_interval_whatever_its_length() throws Exception {
            withPool(1, pool -> {
                for (long cutOff = 1; cutOff <= 3; cutOff++) {
                    for (long count = 1; count <= 13; count++) {
                        expectRight(pool, cutOff, 2, count);
                    }
                }
            });
        }

        @Test
        @Order(4)
        @Clause("C1")
        void an_interval_may_lie_anywhere() throws Exception {
            withPool(1, pool -> {
                expectRight(pool, 4, Long.MAX_VALUE - 20, 21);
                expectRight(pool, 1, -5, 9);
            });
        }

        @Test
        @Order(5)
        @Clause("C2")
        void no_piece_is_longer_than_the_cut_off() throws Exception {
            for (long to : List.of(11L, 100L)) {
                for (Piece piece : pieces(10, 1, to)) {
                    Expect.that(
                            piece.length() <= 10,
                            () -> "1 to " + to + ", cut-off 10: the piece " + piece + " was searched");
                }
            }
        }

        @Test
        @Order(6)
        @Clause(value = "C3", points = 2)
        void what_fits_the_cut_off_is_not_divided() throws Exception {
            for (long to : List.of(1L, 9L, 10L)) {
                int pieces = pieces(10, 1, to).size();
                Expect.that(
                        pieces == 1,
                        () -> "1 to " + to + ", cut-off 10: searched in " + pieces + " pieces instead of 1");
            }
            for (long cutOff : List.of(10L, Long.MAX_VALUE)) {
                for (long from : List.of(Long.MAX_VALUE - 9, Long.MIN_VALUE, -5L)) {
                    int pieces = pieces(cutOff, from, from + 9).size();
                    Expect.that(
                            pieces == 1,
                            () -> "10 numbers from " + from + " on, cut-off " + cutOff + ": searched in " + pieces
                                    + " pieces instead of 1");
                }
            }
        }

        @Test
        @Order(10)
        @Clause("C1")
        void a_second_call_searches_anew() throws Exception {
            withPool(1, pool -> {
                DividingCalculator calculator = new DividingCalculator(search, 10);
                for (int call = 1; call <= 2; call++) {
                    List<Long> primes = company.resultOf(company.start("caller", () -> calculator.primes(pool, 1, 20)));
                    Expect.equal("primes of 1 to 20, in call " + call, primes, Numbers.primesUpTo(20));
                    Expect.equal(
                            "numbers searched after " + call + " of 2 calls",
                            search.pieces().stream().mapToLong(Piece::length).sum(),
                            20L * call);
                }
            });
        }

        @Test
        @Order(11)
        @Clause("C1")
        void who_is_interrupted_gets_no_other_primes() throws Exception {
            Stubborn held = new Stubborn();
            PrimeSearch busy = (from, to) -> {
                held.hold();
                return search.primes(from, to);
            };
            withPool(1, pool -> {
                Member<List<Long>> calc = company.start("caller", () -> {
                    Thread.currentThread().interrupt();
                    return new DividingCalculator(busy, 10).primes(pool, 1, 20);
                });
                // Who finds that all is done already may not look whether he is interrupted.
                company.turnOf(calc, calc::isDone);
                held.letGo();
                company.awaitUntil(calc::isDone);
                if (!calc.isDone() || !calc.hasFailed()) { // It may also throw.
                    Expect.equal(
                            "primes of 1 to 20, for an interrupted caller",
                            company.resultOf(calc),
                            Numbers.primesUpTo(20));
                }
            });
        }

        @Test
        @Order(7)
        @Clause(value = "C4", points = 2)
        void sixty_four_pieces_are_six_divisions_deep() throws Exception {
            int depth = pieces(10, 1, 640).stream().mapToInt(Piece::depth).max().orElse(0);

            Expect.that(
                    depth <= 2 * 6 + 2,
                    () -> "1 to 640, cut-off 10: " + depth + " tasks within each other, halving needs 7");
        }

        @Test
        @Order(8)
        @Clause(value = "C4", points = 2)
        void halves_differ_by_one_number_at_most() throws Exception {
            List<Piece> pieces = pieces(10, 1, 100);

            Expect.equal("pieces of 1 to 20, cut-off 10", pieces(10, 1, 20).size(), 2);
            // 100, 50, 25, 12 or 13, 6 or 7.
            Expect.equal("pieces of 1 to 100, cut-off 10", pieces.size(), 16);
            for (Piece piece : pieces) {
                Expect.that(
                        piece.length() == 6 || piece.length() == 7,
                        () -> "1 to 100, cut-off 10: the piece " + piece + " does not come from halves");
            }
        }

        @Test
        @Order(9)
        @Clause("C8")
        void what_the_search_throws_comes_out() throws Exception {
            withPool(1, pool -> {
                for (long failing : List.of(1L, 40L)) {
                    expectFailure(start(new ObservingPrimeSearch().failingAt(failing), 10, pool, 1, 40));
                }
            });
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 3)
        @Costly
        void at_no_step_can_another_worker_spoil_what_was_found() throws Exception {
            Exploration.of(Search.class);
        }

        @Test
        @Order(2)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void all_pieces_are_searched_by_the_pool() throws Exception {
            withPool(2, pool -> {
                company.resultOf(start(search, 10, pool, 1, 100));
                company.resultOf(start(search, 10, pool, 201, 207));

                for (Piece piece : search.pieces()) {
                    Expect.that(
                            piece.pool().equals(Optional.of(pool)),
                            () -> "the piece " + piece + " was searched by "
                                    + (piece.pool().isPresent() ? "another pool" : "no worker of the pool"));
                }
            });
        }

        @Test
        @Order(8)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_worker_of_another_pool_may_call() throws Exception {
            withPool(
                    1,
                    other -> withPool(2, pool -> {
                        Member<List<Long>> calc = company.start(
                                "caller",
                                () -> other.submit(() -> new DividingCalculator(search, 10).primes(pool, 1, 40))
                                        .get());
                        company.resultOf(calc);

                        for (Piece piece : search.pieces()) {
                            Expect.that(
                                    piece.pool().equals(Optional.of(pool)),
                                    () -> "called by a worker of another pool: the piece " + piece
                                            + " was searched by that one's");
                        }
                    }));
        }

        @Test
        @Order(9)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void two_calls_at_once_do_not_meet() throws Exception {
            Stubborn busy = new Stubborn();
            DividingCalculator calculator = new DividingCalculator(
                    (from, to) -> {
                        if (from == 11) {
                            busy.hold();
                        }
                        return Search.primesOf(from, to);
                    },
                    10);
            withPool(
                    2,
                    pool -> withPool(1, other -> {
                        Member<List<Long>> first = company.start("caller", () -> calculator.primes(pool, 1, 20));
                        company.awaitUntil(() -> busy.isHolding() || first.isDone());
                        company.turnOf(first, first::isDone); // The other half has been searched.
                        Member<List<Long>> second = company.start("caller", () -> calculator.primes(other, 21, 37));
                        company.turnOf(second, second::isDone);
                        busy.letGo();

                        Expect.equal(
                                "primes of 1 to 20, beside another call",
                                company.resultOf(first),
                                Numbers.primesUpTo(20));
                        Expect.equal(
                                "primes of 21 to 37, beside another call",
                                company.resultOf(second),
                                List.of(23L, 29L, 31L, 37L));
                    }));
        }

        @Test
        @Order(3)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void two_workers_meet_in_two_pieces() throws Exception {
            expectMeeting(2, 20);
        }

        @Test
        @Order(4)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 3)
        void all_workers_meet_where_there_are_pieces_enough() throws Exception {
            expectMeeting(4, 160);
            // No half may be left to the task that has made it.
            expectMeeting(16, 160);
            expectNothingKept();
        }

        /** While one of two workers is held in a piece, all other pieces have to lie about for the other one. */
        private void expectNothingKept() throws Exception {
            int pieces = 64;
            AtomicInteger begun = new AtomicInteger();
            AtomicInteger done = new AtomicInteger();
            Stubborn held = new Stubborn();
            Stubborn free = new Stubborn();
            PrimeSearch busy = (from, to) -> {
                int before = begun.getAndIncrement();
                if (before == 0) {
                    held.hold();
                } else if (before == 1) {
                    free.hold();
                }
                done.incrementAndGet();
                return List.of();
            };
            withPool(2, pool -> {
                Member<List<Long>> calc =
                        company.start("caller", () -> new DividingCalculator(busy, 10).primes(pool, 1, 10L * pieces));
                company.awaitUntil(() -> begun.get() >= 2);
                free.letGo();
                company.turnOf(calc, () -> done.get() == pieces - 1);
                int others = done.get();
                held.letGo();
                company.resultOf(calc);
                if (others < pieces - 1) {
                    throw Finding.notConcurrent("one of two workers was held in a piece, and of the other "
                            + (pieces - 1) + " pieces only " + others + " were searched meanwhile");
                }
            });
        }

        private void expectMeeting(int workers, long to) throws Exception {
            ObservingPrimeSearch met = new ObservingPrimeSearch().meeting(workers);
            withPool(workers, pool -> {
                Member<List<Long>> calc = start(met, 10, pool, 1, to);
                company.meet(met.callers());
                try {
                    company.resultOf(calc);
                } catch (Exception e) {
                    // What comes out of it is for the exploration to say: here it would be a matter of luck.
                }
            });
        }

        @Test
        @Order(5)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void what_the_search_throws_comes_out_and_the_pool_goes_on() throws Exception {
            withPool(2, pool -> {
                expectFailure(start(new ObservingPrimeSearch().failingAt(25), 10, pool, 1, 100));
                expectRight(pool, 10, 1, 100);
            });
        }

        @Test
        @Order(6)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_does_a_task_wait_instead_of_searching() throws Exception {
            try {
                Exploration.of(Meeting.class);
            } catch (Finding finding) {
                // That it goes well at another step is no excuse: who waits there leaves work lying about.
                throw Meeting.NOT_MET.equals(finding.facts().get("observed")) ? finding.asNotConcurrent() : finding;
            }
        }

        @Test
        @Order(7)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_it_before_its_pieces_are_searched() throws Exception {
            Stubborn busy = new Stubborn();
            PrimeSearch slow = (from, to) -> {
                busy.hold();
                return Search.primesOf(from, to);
            };
            BiFunction<PrimeSearch, ForkJoinPool, Callable<List<Long>>> early = EarlyWaits.make(TwoPieces.class);
            withPool(2, pool -> {
                Member<List<Long>> calc = company.start("caller", early.apply(slow, pool));
                company.awaitUntil(() -> busy.isHolding() || calc.isDone());
                boolean ended = company.turnOf(calc, calc::isDone) == Turn.TOUCHED;
                busy.letGo();
                List<Long> primes = company.resultOf(calc);

                Expect.that(!ended, () -> "a time limit passed, and primes returned while a piece was being searched");
                Expect.equal("primes of 1 to 20, a time limit passed meanwhile", primes, Numbers.primesUpTo(20));
            });
        }

        @Test
        @Order(10)
        @Clause("C1")
        void of_a_call_that_has_ended_nothing_is_kept() throws Exception {
            Map<String, WeakReference<?>> found = new ConcurrentHashMap<>();
            // From 1,000 on, so that each Long is an object of its own.
            DividingCalculator calculator = new DividingCalculator(
                    (from, to) -> {
                        List<Long> primes = Search.primesOf(from, to);
                        remember(found, "what the search found from " + from + " to " + to, primes);
                        return primes;
                    },
                    10);
            ForkJoinPool pool = new ForkJoinPool(1);
            try {
                company.resultOf(company.start("caller", () -> {
                    remember(found, "what primes returned", calculator.primes(pool, 1_001, 1_040));
                    return null;
                }));
            } finally {
                pool.shutdown();
            }
            company.awaitUntil(pool::isTerminated); // Its workers may know their last tasks until then.
            Optional<String> kept = found.keySet().stream()
                    .sorted()
                    .filter(what -> Scarcity.isHeld(found.get(what)))
                    .findFirst();
            Reference.reachabilityFence(calculator);

            Expect.that(
                    kept.isEmpty(),
                    () -> "the call for 1001 to 1040 has ended, and " + kept.orElseThrow() + " is still kept");
        }

        /** Remembers, without keeping it, a list and the first number in it. */
        private static void remember(Map<String, WeakReference<?>> found, String what, List<Long> primes) {
            if (!primes.isEmpty()) { // An empty one may be the same everywhere.
                found.put(what, new WeakReference<>(primes));
                found.put("a number of " + what, new WeakReference<>(primes.getFirst()));
            }
        }
    }
}
