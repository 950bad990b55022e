package kata.e820_load_balance;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.LongStream;
import kata.model.PrimeTest;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.DivisionClock;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
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

/** What {@link BalancedCalculator} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
class BalancedCalculatorTest {

    private static final int NUMBERS = 1_000;

    /** More than fit a queue of a size that anybody has thought to be enough. */
    private static final int MANY = 20_000;

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Company company = Company.gather();

    private Member<List<Long>> calc(PrimeTest test, long from, long to, int workers) {
        return company.start("caller", () -> new BalancedCalculator(test).calcPrimes(from, to, workers));
    }

    /** Lets a right solution end, and throws what the search has thrown. */
    private List<Long> result(Member<List<Long>> calc) throws Exception {
        primeTest.open();
        return company.resultOf(calc);
    }

    private void expectRight(long from, long to, int workers) throws Exception {
        Queue<Long> calls = new ConcurrentLinkedQueue<>();
        List<Long> primes = result(calc(n -> calls.add(n) && Numbers.isPrime(n), from, to, workers));

        expectRight(from, to, " with " + workers + (workers == 1 ? " worker" : " workers"), calls, primes);
    }

    private static void expectRight(long from, long to, String how, Collection<Long> calls, List<Long> primes) {
        String search = from + " to " + to + how;
        List<Long> numbers = LongStream.rangeClosed(from, to).boxed().toList();
        List<Long> tested = calls.stream().sorted().toList();
        for (long n : numbers) {
            long times = tested.stream().filter(other -> other == n).count();
            Expect.that(times > 0, () -> search + ": " + n + " was not tested");
            Expect.that(times == 1, () -> search + ": " + n + " was tested " + times + " times");
        }
        tested.stream().filter(n -> !numbers.contains(n)).findFirst().ifPresent(n -> {
            throw Finding.wrong(search + ": " + n + " was tested");
        });
        Expect.equal(
                "primes of " + search,
                primes,
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

    /** Two workers search so many numbers that, by C3, each can get some. */
    static final class Search implements Scenario {

        private static final int LAST = 100;

        private final Queue<Long> tested = new ConcurrentLinkedQueue<>();
        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> primes = new BalancedCalculator(this::test).calcPrimes(1, LAST, 2));
        }

        private boolean test(long n) {
            tested.add(n);
            return Numbers.isPrime(n);
        }

        @Override
        public void check() {
            Expect.onceEach(List.copyOf(tested), LAST);
            Expect.equal("primes of 1 to " + LAST, primes, Numbers.primesUpTo(LAST));
        }
    }

    /** Two workers search numbers enough. */
    static final class EnoughNumbers implements Function<PrimeTest, Callable<List<Long>>> {

        @Override
        public Callable<List<Long>> apply(PrimeTest primeTest) {
            return () -> new BalancedCalculator(primeTest).calcPrimes(1, NUMBERS, 2);
        }
    }

    /** A worker's first call, held inside the test. */
    private record Busy(long number, long threadId, Stubborn place) {}

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C4")
        void the_search_does_not_return_while_its_worker_is_at_work() throws Exception {
            Member<List<Long>> calc = calc(primeTest.holding(), 1, NUMBERS, 1);
            company.awaitInside(primeTest, 1);
            Turn turn = company.turnOf(calc, calc::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "calcPrimes returned while its worker was still testing");
            result(calc);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void one_worker_tests_every_number_exactly_once() throws Exception {
            expectRight(1, 30, 1);
        }

        @Test
        @Order(3)
        @Clause("C5")
        void what_the_test_throws_comes_out() {
            expectFailure(calc(primeTest.failingAt(3), 1, 5, 1));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_can_another_worker_spoil_the_search() throws Exception {
            Exploration.of(Search.class);
        }

        @Test
        @Order(2)
        @Clause(value = "C1", points = 2)
        void every_number_is_tested_once_however_many_there_are() throws Exception {
            for (int workers = 1; workers <= 3; workers++) {
                for (int count = 0; count <= 11; count++) {
                    expectRight(3, 2 + count, workers);
                }
            }
            expectRight(500, 601, 4);
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void two_workers_meet_inside_the_test() throws Exception {
            expectMeeting(2);
            expectNobodyToHelp(2);
        }

        /** While all workers are busy, and whoever hands out the numbers has handed out all that he can. */
        private void expectNobodyToHelp(int workers) throws Exception {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            Stubborn busy = new Stubborn();
            Member<List<Long>> calc = calc(
                    n -> {
                        if (threads.add(Thread.currentThread())) {
                            busy.hold();
                        }
                        return Numbers.isPrime(n);
                    },
                    1,
                    MANY,
                    workers);
            company.awaitUntil(() -> threads.size() >= workers);
            company.turnOf(calc, () -> threads.size() > workers);
            busy.letGo();
            result(calc);

            Expect.equal("threads that tested with " + workers + " workers", threads.size(), workers);
        }

        @Test
        @Order(4)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void four_workers_meet_inside_the_test() throws Exception {
            expectMeeting(4);
        }

        private void expectMeeting(int workers) throws Exception {
            primeTest.meeting(workers);
            Member<List<Long>> calc = calc(primeTest, 1, NUMBERS, workers);
            company.meet(primeTest);
            result(calc);

            long threads =
                    primeTest.calls().stream().map(Call::threadId).distinct().count();
            Expect.equal("threads that tested with " + workers + " workers", threads, workers);
        }

        @Test
        @Order(5)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_have_equal_work() throws Exception {
            expectBalance(2);
        }

        @Test
        @Order(6)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void three_workers_have_equal_work() throws Exception {
            expectBalance(3);
        }

        @Test
        @Order(7)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void four_workers_have_equal_work() throws Exception {
            expectBalance(4);
        }

        private void expectBalance(int workers) throws Exception {
            DivisionClock clock = new DivisionClock();
            Member<List<Long>> calc = calc(clock, 1, NUMBERS, workers);
            clock.run(company, calc, workers);
            List<Long> primes = result(calc);

            Expect.equal("primes up to 1,000", primes.size(), 168);
            long fair = clock.total() / workers;
            if (clock.most() * 10 > fair * 11) {
                throw Finding.wrong("the busiest of %d workers made %,d divisions; a fair share is %,d"
                                .formatted(workers, clock.most(), fair))
                        .detail(clock.table());
            }
        }

        @Test
        @Order(8)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void the_search_does_not_return_while_any_worker_is_at_work() throws Exception {
            for (long slow : List.of(7L, 997L)) {
                ObservingPrimeTest held = new ObservingPrimeTest().holding(slow);
                Member<List<Long>> calc = calc(held, 1, NUMBERS, 2);
                company.awaitInside(held, 1);
                Turn turn = company.turnOf(calc, calc::isDone);

                Expect.that(turn != Turn.TOUCHED, () -> "calcPrimes returned while " + slow + " was still tested");
                held.open();
                company.resultOf(calc);
            }
            expectToWaitHoweverLong();
        }

        private void expectToWaitHoweverLong() throws Exception {
            primeTest.holding();
            Function<PrimeTest, Callable<List<Long>>> early = EarlyWaits.make(EnoughNumbers.class);
            Member<List<Long>> calc = company.start("caller", early.apply(primeTest));
            company.awaitInside(primeTest, 2);
            Turn turn = company.turnOf(calc, calc::isDone);

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "a time limit passed, and calcPrimes ended while 2 workers were at work");
            result(calc);
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void what_the_test_throws_comes_out_whichever_number_it_was() {
            for (long failing : List.of(1L, 500L, 1_000L)) {
                expectFailure(calc(new ObservingPrimeTest().failingAt(failing), 1, NUMBERS, 2));
            }
            expectFailureOfAll(2);
        }

        /** All workers fail while the caller waits for one of them, maybe to be free for another number. */
        private void expectFailureOfAll(int workers) {
            AtomicInteger inside = new AtomicInteger();
            Stubborn busy = new Stubborn();
            Member<List<Long>> calc = calc(
                    n -> {
                        inside.incrementAndGet();
                        busy.hold();
                        throw new PlannedFailure(n);
                    },
                    MANY,
                    2 * MANY,
                    workers);
            company.awaitUntil(() -> inside.get() >= workers);
            company.turnOf(calc, calc::isDone);
            busy.letGo();
            expectFailure(calc);
        }

        @Test
        @Order(10)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void an_error_of_the_test_comes_out_too() {
            primeTest.failingAt(500).byError();
            expectFailure(calc(primeTest, 1, NUMBERS, 2));
        }

        @Test
        @Order(11)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_failure_does_not_end_the_search_before_the_others_have_ended() throws Exception {
            // Whoever looks at his workers or his numbers one after the other comes first to one that is at work in
            // some of these four cases, and to one that has failed in the others.
            expectToWait(Comparator.comparing(Busy::number));
            expectToWait(Comparator.comparing(Busy::number).reversed());
            expectToWait(Comparator.comparing(Busy::threadId));
            expectToWait(Comparator.comparing(Busy::threadId).reversed());
            // A time limit would be over before the other one is done.
            Function<PrimeTest, Callable<List<Long>>> early = EarlyWaits.make(EnoughNumbers.class);
            expectToWait(Comparator.comparing(Busy::number), early);
        }

        private void expectToWait(Comparator<Busy> order) throws Exception {
            expectToWait(order, test -> () -> new BalancedCalculator(test).calcPrimes(1, NUMBERS, 2));
        }

        /** Two workers are at work, and take no notice of an interrupt; then the first one in this order fails. */
        private void expectToWait(Comparator<Busy> order, Function<PrimeTest, Callable<List<Long>>> search)
                throws Exception {
            Queue<Stubborn> places = new ConcurrentLinkedQueue<>(List.of(new Stubborn(), new Stubborn()));
            Queue<Busy> busy = new ConcurrentLinkedQueue<>();
            AtomicReference<Busy> failing = new AtomicReference<>();
            ObservingPrimeTest test = new ObservingPrimeTest().during(n -> {
                Stubborn place = places.poll();
                if (place != null) {
                    Busy here = new Busy(n, Thread.currentThread().threadId(), place);
                    busy.add(here);
                    place.hold();
                    if (here.equals(failing.get())) {
                        throw new PlannedFailure(n);
                    }
                }
            });
            Member<List<Long>> calc = company.start("caller", search.apply(test));
            company.awaitInside(test, 2);
            company.awaitUntil(() -> busy.size() == 2);
            List<Busy> both = busy.stream().sorted(order).toList();

            failing.set(both.getFirst());
            both.getFirst().place().letGo();
            Turn turn = company.turnOf(calc, calc::isDone);

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "calcPrimes ended with the failure at "
                            + both.getFirst().number() + " while "
                            + both.getLast().number() + " was still tested");
            both.getLast().place().letGo();
            expectFailure(calc);
        }

        @Test
        @Order(12)
        @Clause(value = "C3", aspect = Aspect.SPEED, points = 2)
        void two_workers_share_the_work_to_a_hidden_last_number() throws Exception {
            long last = HiddenNumbers.of(BalancedCalculator.class).between(1_001, 1_200);
            WorkAccount account = WorkAccount.ofThreads(
                    company,
                    Numbers.listUpTo(last),
                    2,
                    test -> () -> new BalancedCalculator(test).calcPrimes(1, last, 2));
            account.expectPeak();
            account.expectSpan(55);
        }

        @Test
        @Order(13)
        @Clause("C1")
        void made_up_intervals_are_searched_whatever_their_workers() throws Exception {
            for (Interval interval : Intervals.of(BalancedCalculator.class, 60)) {
                expectRight(interval.from(), interval.to(), interval.workers());
            }
        }

        @Test
        @Order(14)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void two_callers_of_one_calculator_do_not_disturb_each_other() throws Exception {
            Queue<Long> tested = new ConcurrentLinkedQueue<>();
            Set<Thread> first = ConcurrentHashMap.newKeySet();
            Stubborn place = new Stubborn();
            BalancedCalculator calculator = new BalancedCalculator(n -> {
                tested.add(n);
                if (n <= NUMBERS && first.add(Thread.currentThread())) {
                    place.hold();
                }
                return Numbers.isPrime(n);
            });
            Member<List<Long>> one = company.start("caller", () -> calculator.calcPrimes(1, NUMBERS, 2));
            company.awaitUntil(() -> first.size() == 2);
            // It may have to wait until the other one is done.
            Member<List<Long>> other = company.start("other-caller", () -> calculator.calcPrimes(2_001, 2_050, 2));
            company.turnOf(other, other::isDone);
            place.letGo();

            List<Long> primes = company.resultOf(one);
            List<Long> others = company.resultOf(other);

            String how = ", while another caller used the same calculator";
            expectRight(
                    1, NUMBERS, how, tested.stream().filter(n -> n <= NUMBERS).toList(), primes);
            expectRight(
                    2_001, 2_050, how, tested.stream().filter(n -> n > NUMBERS).toList(), others);
        }

        @Test
        @Order(15)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void workers_may_fail_with_the_same_exception_and_none_is_left_at_work() throws Exception {
            // Whoever looks at his workers one after the other comes to the one at work as the last in one of three
            // cases.
            for (int slow = 0; slow < 3; slow++) {
                expectToWaitForTheLast(slow);
            }
        }

        /**
         * Three workers are at work; all but one throw the same exception.
         *
         * @param slow which one does not, counted by the ids of their threads, from 0
         */
        private void expectToWaitForTheLast(int slow) throws Exception {
            PlannedFailure same = new PlannedFailure(1);
            Queue<Stubborn> places =
                    new ConcurrentLinkedQueue<>(List.of(new Stubborn(), new Stubborn(), new Stubborn()));
            Queue<Busy> busy = new ConcurrentLinkedQueue<>();
            AtomicReference<Busy> last = new AtomicReference<>();
            Member<List<Long>> calc = calc(
                    n -> {
                        Stubborn place = places.poll();
                        if (place != null) {
                            Busy here = new Busy(n, Thread.currentThread().threadId(), place);
                            busy.add(here);
                            place.hold();
                            if (!here.equals(last.get())) {
                                throw same;
                            }
                        }
                        return Numbers.isPrime(n);
                    },
                    1,
                    NUMBERS,
                    3);
            company.awaitUntil(() -> busy.size() == 3);
            List<Busy> all =
                    busy.stream().sorted(Comparator.comparing(Busy::threadId)).toList();

            last.set(all.get(slow));
            all.stream()
                    .filter(each -> !each.equals(last.get()))
                    .forEach(each -> each.place().letGo());
            Turn turn = company.turnOf(calc, calc::isDone);
            last.get().place().letGo();

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "two workers failed with the same exception, and calcPrimes ended while a third was at work");
            expectFailure(calc);
        }

        @Test
        @Order(16)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void a_search_that_fails_does_not_cut_another_one_short() throws Exception {
            Stubborn place = new Stubborn();
            Set<Thread> first = ConcurrentHashMap.newKeySet();
            BalancedCalculator calculator = new BalancedCalculator(n -> {
                if (n > NUMBERS) {
                    throw new PlannedFailure(n);
                }
                if (first.add(Thread.currentThread())) {
                    place.hold();
                }
                return Numbers.isPrime(n);
            });
            Member<List<Long>> one = company.start("caller", () -> calculator.calcPrimes(1, NUMBERS, 2));
            company.awaitUntil(() -> first.size() == 2);
            // It may have to wait until the other one is done.
            Member<List<Long>> other = company.start("other-caller", () -> calculator.calcPrimes(2_001, 2_050, 2));
            company.turnOf(other, other::isDone);
            place.letGo();

            Expect.equal(
                    "primes up to 1,000 while another caller's search failed",
                    company.resultOf(one),
                    Numbers.primesUpTo(NUMBERS));
            expectFailure(other);
        }

        @Test
        @Order(17)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void nobody_takes_the_place_of_a_worker_that_has_failed() throws Exception {
            Set<Thread> threads = ConcurrentHashMap.newKeySet();
            Stubborn busy = new Stubborn();
            AtomicInteger failures = new AtomicInteger();
            Member<List<Long>> calc = calc(
                    n -> {
                        boolean isNew = threads.add(Thread.currentThread());
                        if (failures.getAndIncrement() == 0) {
                            throw new PlannedFailure(n);
                        }
                        if (isNew) {
                            busy.hold();
                        }
                        return Numbers.isPrime(n);
                    },
                    1,
                    NUMBERS,
                    2);
            company.turnOf(calc, () -> threads.size() > 2);
            busy.letGo();
            expectFailure(calc);

            Expect.that(
                    threads.size() <= 2,
                    () -> threads.size() + " threads tested with 2 workers, one of which had failed");
        }
    }
}
