package kata.e810_calc_primes;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import kata.model.PrimeTest;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.HeldStarts;
import kata.testkit.HiddenNumbers;
import kata.testkit.Intervals;
import kata.testkit.Intervals.Interval;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import kata.testkit.WorkAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link PrimeCalculator} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
class PrimeCalculatorTest {

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Company company = Company.gather();

    private Member<List<Long>> calc(PrimeTest test, long from, long to, int workers) {
        return company.start("caller", () -> new PrimeCalculator(test).calcPrimes(from, to, workers));
    }

    private Member<List<Long>> calc(long from, long to, int workers) {
        return calc(primeTest, from, to, workers);
    }

    /** Lets a right solution end, and throws what the search has thrown. */
    private List<Long> result(Member<List<Long>> calc) throws Exception {
        primeTest.open();
        List<Long> primes = company.resultOf(calc);
        Expect.that(primes != null, () -> "calcPrimes returned null");
        return primes;
    }

    private static String search(long from, long to, int workers) {
        return from + " to " + to + " with " + workers + (workers == 1 ? " worker" : " workers");
    }

    /** The numbers of a small interval, also at the end of {@code long}. */
    private static List<Long> numbers(long from, long count) {
        return LongStream.range(0, count).mapToObj(i -> from + i).toList();
    }

    /** Searches a small interval and looks at each number that was tested and at the primes, in any order. */
    private void expectRight(long from, int count, int workers) throws Exception {
        long to = from + count - 1;
        List<Long> numbers = numbers(from, count);
        Queue<Long> tested = new ConcurrentLinkedQueue<>();
        Member<List<Long>> calc = calc(
                n -> {
                    tested.add(n);
                    if (!numbers.contains(n)) {
                        throw new PlannedFailure(n); // Or it might go on for ever.
                    }
                    return Numbers.isPrime(n);
                },
                from,
                to,
                workers);
        List<Long> primes = null;
        try {
            primes = result(calc);
        } catch (Exception e) {
            if (!PlannedFailure.isBehind(e)) {
                throw e;
            }
        }
        String search = search(from, to, workers);
        for (long n : tested) {
            Expect.that(numbers.contains(n), () -> search + ": " + n + " was tested");
        }
        Map<Long, Long> times =
                tested.stream().collect(Collectors.groupingBy(n -> n, TreeMap::new, Collectors.counting()));
        for (long n : numbers) {
            long seen = times.getOrDefault(n, 0L);
            Expect.that(seen > 0, () -> search + ": " + n + " was not tested");
            Expect.that(seen == 1, () -> search + ": " + n + " was tested " + seen + " times");
        }
        // Not in order: who is first is a matter of luck here.
        Expect.equal(
                "primes of " + search,
                primes.stream().sorted().toList(),
                numbers.stream().filter(Numbers::isPrime).toList());
    }

    private void expectFailure(Member<List<Long>> calc) {
        try {
            company.resultOf(calc);
        } catch (Finding e) {
            throw e;
        } catch (Exception | Error e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw Finding.exception(e);
        }
        throw Finding.wrong("the prime test threw, and calcPrimes returned as if nothing had happened");
    }

    /** Two workers search 1 to 6. */
    static final class Search implements Scenario {

        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> primes = new PrimeCalculator(Numbers::isPrime).calcPrimes(1, 6, 2));
        }

        @Override
        public void check() {
            Expect.equal("primes of 1 to 6", primes, List.of(2L, 3L, 5L));
        }
    }

    /** Two workers search 2 and 3. */
    static final class TwoNumbers implements Function<PrimeTest, Callable<List<Long>>> {

        @Override
        public Callable<List<Long>> apply(PrimeTest primeTest) {
            return () -> new PrimeCalculator(primeTest).calcPrimes(2, 3, 2);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C6")
        void no_worker_is_left_when_the_search_is_back() throws Exception {
            result(calc(2, 2, 1));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void one_worker_tests_every_number_exactly_once() throws Exception {
            expectRight(1, 30, 1);
        }

        @Test
        @Order(3)
        @Clause("C3")
        void from_behind_to_is_an_empty_search() throws Exception {
            for (int workers = 1; workers <= 3; workers++) {
                for (long to : List.of(9L, 2L, -10L)) {
                    Expect.equal("primes of " + search(10, to, workers), result(calc(10, to, workers)), List.of());
                }
                // The difference of these is too great for a long; what is left of it in one is small and positive.
                long first = Long.MAX_VALUE;
                long last = Long.MIN_VALUE + workers;
                Expect.equal(
                        "primes of " + search(first, last, workers), result(calc(first, last, workers)), List.of());
            }
            Expect.equal("numbers tested", primeTest.numbers(), List.of());
        }

        @Test
        @Order(4)
        @Clause("C7")
        void what_the_test_throws_comes_out() {
            primeTest.failingAt(3);

            expectFailure(calc(1, 5, 1));
        }

        @Test
        @Order(5)
        @Clause("C8")
        void no_worker_is_no_search() throws Exception {
            for (int workers : List.of(0, -1)) {
                expectRefused(1, 5, workers);
                expectRefused(5, 1, workers);
            }
            Expect.equal("numbers tested", primeTest.numbers(), List.of());
        }

        private void expectRefused(long from, long to, int workers) throws Exception {
            try {
                company.resultOf(calc(from, to, workers));
            } catch (IllegalArgumentException e) {
                return;
            }
            throw Finding.wrong("a search of " + search(from, to, workers) + " was not refused");
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_can_another_worker_spoil_the_search() throws Exception {
            Exploration.of(Search.class);
        }

        @Test
        @Order(2)
        @Clause(value = "C1", points = 3)
        void every_number_is_tested_once_however_many_workers_there_are() throws Exception {
            for (int workers = 1; workers <= 5; workers++) {
                for (int count = 1; count <= 11; count++) {
                    expectRight(2, count, workers);
                }
            }
        }

        @Test
        @Order(3)
        @Clause("C1")
        void an_interval_may_lie_anywhere() throws Exception {
            expectRight(-7, 12, 3);
            expectRight(3_000_000_000L, 10, 3);
            expectRight(Long.MIN_VALUE, 5, 2);
            expectRight(Long.MAX_VALUE - 6, 7, 3);
        }

        @Test
        @Order(4)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_meet_inside_the_test() throws Exception {
            primeTest.meeting(2);
            Member<List<Long>> calc = calc(1, 20, 2);

            company.meet(primeTest);
            result(calc);
        }

        @Test
        @Order(5)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void three_workers_meet_inside_the_test() throws Exception {
            primeTest.meeting(3);
            Member<List<Long>> calc = calc(1, 20, 3);

            company.meet(primeTest);
            result(calc);
            ObservingPrimeTest last = new ObservingPrimeTest().meeting(3);
            Member<List<Long>> atTheEnd = calc(last, Long.MAX_VALUE - 6, Long.MAX_VALUE, 3);
            company.meet(last);
            company.resultOf(atTheEnd);
        }

        @Test
        @Order(6)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void the_primes_are_in_order_although_the_first_piece_is_done_last() throws Exception {
            primeTest.holding(2);
            Member<List<Long>> calc = calc(2, 13, 2);
            company.awaitInside(primeTest, 1);
            company.turnOf(calc, calc::isDone);

            Expect.equal("primes of 2 to 13", result(calc), Numbers.primesUpTo(13));
        }

        @Test
        @Order(7)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void each_worker_has_one_piece() throws Exception {
            expectPieces(11, List.of(2, 3, 3, 3));
            expectPieces(10, List.of(2, 2, 3, 3));
            // As many numbers as fit a long: a product of their count fits none, and a double is not exact enough.
            expectBegins(1, Long.MAX_VALUE, 3);
            expectBegins(Long.MIN_VALUE, -2, 4);
        }

        /** Nobody can go through a piece so long: each worker fails at the first number of its own. */
        private void expectBegins(long from, long to, int workers) {
            Queue<Long> tested = new ConcurrentLinkedQueue<>();
            Stubborn atTheBegin = new Stubborn();
            Member<List<Long>> calc = calc(
                    n -> {
                        tested.add(n);
                        atTheBegin.hold();
                        throw new PlannedFailure(n);
                    },
                    from,
                    to,
                    workers);
            company.awaitUntil(() -> tested.size() == workers);
            List<Long> begins = tested.stream().sorted().toList();
            atTheBegin.letGo();
            expectFailure(calc);

            String search = search(from, to, workers);
            Expect.equal("pieces of " + search, begins.size(), workers);
            Expect.equal("begin of " + search, (long) begins.getFirst(), from);
            List<Long> sizes = LongStream.range(0, workers)
                    .mapToObj(i ->
                            i + 1 < workers ? begins.get((int) i + 1) - begins.get((int) i) : to - begins.getLast() + 1)
                    .sorted()
                    .toList();
            Expect.that(
                    sizes.getLast() - sizes.getFirst() <= 1,
                    () -> search + ": the pieces begin at " + begins + ", so they differ by "
                            + (sizes.getLast() - sizes.getFirst()) + " numbers");
        }

        private void expectPieces(long to, List<Integer> expected) throws Exception {
            ObservingPrimeTest met = new ObservingPrimeTest().meeting(4);
            Member<List<Long>> calc = calc(met, 1, to, 4);
            company.meet(met);
            company.resultOf(calc);

            Map<Long, List<Call>> pieces = met.calls().stream().collect(Collectors.groupingBy(Call::threadId));
            Expect.equal("threads that tested 1 to " + to + " with 4 workers", pieces.size(), 4);
            for (List<Call> piece : pieces.values()) {
                List<Long> numbers = piece.stream().map(Call::number).toList();
                Expect.that(
                        numbers.equals(numbers(numbers.getFirst(), numbers.size())),
                        () -> "one thread tested " + numbers + ", which is no piece without gaps");
            }
            List<Integer> sizes =
                    pieces.values().stream().map(List::size).sorted().toList();
            Expect.equal("numbers in each piece of 1 to " + to + ", sorted", sizes, expected);
        }

        @Test
        @Order(8)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void three_of_five_workers_meet_at_three_numbers() throws Exception {
            primeTest.meeting(3);
            Member<List<Long>> calc = calc(7, 9, 5);

            company.meet(primeTest);
            result(calc);
        }

        @Test
        @Order(9)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void the_search_does_not_return_while_any_worker_is_at_work() throws Exception {
            for (long slow : List.of(2L, 3L)) {
                ObservingPrimeTest held = new ObservingPrimeTest().holding(2).holding(3);
                Member<List<Long>> calc = calc(held, 2, 3, 2);
                company.awaitInside(held, 2);

                held.letGo(5 - slow);
                Turn turn = company.turnOf(calc, calc::isDone);

                Expect.that(turn != Turn.TOUCHED, () -> "calcPrimes returned while " + slow + " was still tested");
                held.open();
                company.resultOf(calc);
            }
        }

        @Test
        @Order(10)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void what_the_test_throws_in_any_worker_comes_out() {
            for (long failing : List.of(2L, 3L, 4L)) {
                expectFailure(calc(new ObservingPrimeTest().failingAt(failing), 2, 4, 3));
            }
        }

        @Test
        @Order(11)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_error_of_the_test_comes_out_too() {
            primeTest.failingAt(3).byError();
            expectFailure(calc(2, 4, 3));
        }

        @Test
        @Order(12)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void a_failure_does_not_end_the_search_before_the_others_have_ended() throws Exception {
            for (long failing : List.of(2L, 3L)) {
                // An interrupt does not help: who does not wait for this one leaves it at work.
                Stubborn busy = new Stubborn();
                ObservingPrimeTest held = new ObservingPrimeTest()
                        .failingAt(failing)
                        .holding(failing)
                        .during(n -> {
                            if (n != failing) {
                                busy.hold();
                            }
                        });
                Member<List<Long>> calc = calc(held, 2, 3, 2);
                company.awaitInside(held, 2);

                held.letGo(failing);
                Turn turn = company.turnOf(calc, calc::isDone);

                Expect.that(
                        turn != Turn.TOUCHED,
                        () -> "calcPrimes ended with the failure at " + failing + " while the other was at work");
                busy.letGo();
                expectFailure(calc);
            }
        }

        @Test
        @Order(13)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void who_is_done_early_gets_no_second_piece() throws Exception {
            HeldStarts starts = new HeldStarts();
            Member<List<Long>> calc = company.start("caller", () -> {
                starts.watch();
                return new PrimeCalculator(primeTest).calcPrimes(1, 6, 3);
            });
            company.resultOf(calc, starts::letGo);

            Map<Long, List<Long>> pieces = primeTest.calls().stream()
                    .collect(Collectors.groupingBy(
                            Call::threadId, TreeMap::new, Collectors.mapping(Call::number, Collectors.toList())));
            for (List<Long> numbers : pieces.values()) {
                Expect.that(
                        numbers.size() == 2,
                        () -> "of 1 to 6 with 3 workers, one thread tested " + numbers
                                + ", after whoever had been started was done before the next was");
            }
        }

        @Test
        @Order(14)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_search_before_its_workers() throws Exception {
            primeTest.holding();
            Function<PrimeTest, Callable<List<Long>>> early = EarlyWaits.make(TwoNumbers.class);
            Member<List<Long>> calc = company.start("caller", early.apply(primeTest));
            company.awaitInside(primeTest, 2);
            Turn turn = company.turnOf(calc, calc::isDone);

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "a time limit passed, and calcPrimes ended while 2 workers were at work");
            result(calc);
        }

        @Test
        @Order(16)
        @Clause("C2")
        void the_primes_are_in_order_however_long_the_interval_is() throws Exception {
            for (int workers = 2; workers <= 7; workers++) {
                for (long from : new long[] {1, 1_000, 1_000_000_000_000L}) {
                    List<Long> primes = result(calc(Numbers::isPrime, from, from + 499, workers));
                    Expect.equal(
                            "primes of " + search(from, from + 499, workers),
                            primes,
                            numbers(from, 500).stream().filter(Numbers::isPrime).toList());
                }
            }
        }

        @Test
        @Order(17)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void two_calls_at_once_do_not_meet() throws Exception {
            primeTest.holding();
            PrimeCalculator calculator = new PrimeCalculator(n -> n > 4 ? Numbers.isPrime(n) : primeTest.isPrime(n));
            Member<List<Long>> first = company.start("caller", () -> calculator.calcPrimes(1, 4, 2));
            company.awaitInside(primeTest, 2);
            Member<List<Long>> second = company.start("caller", () -> calculator.calcPrimes(5, 14, 3));
            company.turnOf(second, second::isDone);
            primeTest.open();

            Expect.equal("primes of 1 to 4, beside another call", result(first), List.of(2L, 3L));
            Expect.equal("primes of 5 to 14, beside another call", result(second), List.of(5L, 7L, 11L, 13L));
        }

        @Test
        @Order(14)
        @Clause(value = "C1", aspect = Aspect.SPEED, points = 2)
        void each_number_to_a_hidden_last_one_is_tested_once_each_time() throws Exception {
            long last = HiddenNumbers.of(PrimeCalculator.class).between(400, 800);
            WorkAccount.ofThreads(
                            company,
                            Numbers.listUpTo(last),
                            2,
                            test -> () -> new PrimeCalculator(test).calcPrimes(1, last, 2))
                    .expectPeak();
        }

        @Test
        @Order(15)
        @Clause("C1")
        void made_up_intervals_are_searched_whatever_their_workers() throws Exception {
            for (Interval interval : Intervals.of(PrimeCalculator.class, 60)) {
                expectRight(interval.from(), interval.count(), interval.workers());
            }
        }

        @Test
        @Order(18)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void a_failure_comes_out_of_its_own_call_and_of_no_other_at_the_same_time() throws Exception {
            ObservingPrimeTest held =
                    new ObservingPrimeTest().failingAt(2).holding(2).holding(3).holding(13);
            PrimeCalculator calculator = new PrimeCalculator(held);
            Member<List<Long>> failed = company.start("caller", () -> calculator.calcPrimes(2, 3, 2));
            company.awaitInside(held, 2);
            Member<List<Long>> before = company.start("caller-before", () -> calculator.calcPrimes(11, 14, 2));
            company.turnOf(before, before::isDone);
            held.letGo(2);
            company.turnOf(failed, failed::isDone);
            Member<List<Long>> after = company.start("caller-after", () -> calculator.calcPrimes(21, 24, 2));
            company.turnOf(after, after::isDone);
            held.open();

            expectFailure(failed);
            Expect.equal("primes of a call beside one that failed", company.resultOf(before), List.of(11L, 13L));
            Expect.equal("primes of a call begun after the failure", company.resultOf(after), List.of(23L));
        }

        @Test
        @Order(19)
        @Clause("C7")
        void a_failure_that_has_a_cause_of_its_own_comes_out_itself() {
            for (int workers = 1; workers <= 2; workers++) {
                expectFailure(calc(
                        n -> {
                            PlannedFailure failure = new PlannedFailure(n);
                            failure.initCause(new IllegalStateException("its cause"));
                            throw failure;
                        },
                        2,
                        3,
                        workers));
            }
        }

        @Test
        @Order(20)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void an_interrupted_search_leaves_no_thread_when_its_tests_are_done() throws Exception {
            primeTest.holding();
            Member<List<Long>> calc = calc(2, 3, 2);
            company.awaitInside(primeTest, 2);
            company.turnOf(calc, calc::isDone);
            calc.thread().interrupt();
            company.turnOf(calc, calc::isDone);
            primeTest.open();
            company.turnOf(calc, calc::isDone);
            // It has come to its end with an InterruptedException, or with the primes. Who is left is found afterwards.
            company.settle();
        }

        @Test
        @Order(21)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_a_search_that_has_failed_before_its_workers() throws Exception {
            for (long failing : List.of(2L, 3L)) {
                Stubborn busy = new Stubborn();
                ObservingPrimeTest held = new ObservingPrimeTest()
                        .failingAt(failing)
                        .holding(failing)
                        .during(n -> {
                            if (n != failing) {
                                busy.hold();
                            }
                        });
                Function<PrimeTest, Callable<List<Long>>> early = EarlyWaits.make(TwoNumbers.class);
                Member<List<Long>> calc = company.start("caller", early.apply(held));
                company.awaitInside(held, 2);
                held.letGo(failing);
                Turn turn = company.turnOf(calc, calc::isDone);

                Expect.that(
                        turn != Turn.TOUCHED,
                        () -> "the test of " + failing
                                + " threw, a time limit passed, and calcPrimes ended while the other was at work");
                busy.letGo();
                expectFailure(calc);
            }
        }
    }
}
