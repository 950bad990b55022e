package kata.e440_virtual_threads;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import kata.model.Workload;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Deadline;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.HiddenNumbers;
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

/** What {@link VirtualRunner} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
class VirtualRunnerTest {

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Company company = Company.gather();

    private Member<List<Long>> run(Queue<Long> numbers, int limit) {
        return company.start("caller", () -> new VirtualRunner().run(new Workload(numbers, limit, primeTest)));
    }

    /** Lets a right solution end, and throws what the run has thrown. */
    private List<Long> result(Member<List<Long>> run) throws Exception {
        primeTest.open();
        List<Long> primes = company.resultOf(run);
        Expect.that(primes != null, () -> "run returned null");
        return primes;
    }

    private void expectFailure(Member<List<Long>> run) throws Exception {
        primeTest.open();
        try {
            company.resultOf(run);
        } catch (Finding e) {
            throw e;
        } catch (Exception | Error e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw e;
        }
        throw Finding.wrong("the prime test threw, and run returned as if nothing had happened");
    }

    private void endIgnoringFailures(Member<List<Long>> run) throws Exception {
        primeTest.open();
        try {
            company.resultOf(run);
        } catch (Exception e) {
            if (!PlannedFailure.isBehind(e)) {
                throw e;
            }
        }
    }

    /** Two workers search 1 to 6. */
    static final class Search implements Scenario {

        private final Queue<Long> tested = new ConcurrentLinkedQueue<>();
        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> primes =
                    new VirtualRunner().run(new Workload(new ConcurrentLinkedQueue<>(Numbers.upTo(6)), 2, this::test)));
        }

        private boolean test(long n) {
            tested.add(n);
            return Numbers.isPrime(n);
        }

        @Override
        public void check() {
            Expect.onceEach(List.copyOf(tested), 6);
            Expect.equal("primes of 1 to 6", primes, List.of(2L, 3L, 5L));
        }
    }

    /** One worker searches 1 to 3; it may be held in a test. */
    static final class OneAtATime implements Scenario {

        private static final String TOO_MANY = "more than one test was under way at once, and one is allowed";

        private final AtomicInteger underWay = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();

        @Override
        public List<Callable<?>> work() {
            return List.of(() ->
                    new VirtualRunner().run(new Workload(new ConcurrentLinkedQueue<>(Numbers.upTo(3)), 1, this::test)));
        }

        private boolean test(long n) {
            int now = underWay.incrementAndGet();
            most.accumulateAndGet(now, Math::max);
            step();
            underWay.decrementAndGet();
            return Numbers.isPrime(n);
        }

        @Override
        public void check() {
            Expect.that(most.get() == 1, () -> TOO_MANY);
        }
    }

    /** Runs a workload. */
    static final class Run implements Function<Workload, Callable<List<Long>>> {

        @Override
        public Callable<List<Long>> apply(Workload workload) {
            return () -> new VirtualRunner().run(workload);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C6")
        void run_does_not_return_while_a_test_is_under_way() throws Exception {
            primeTest.holding();
            Member<List<Long>> run = run(Numbers.upTo(1), 1);

            company.awaitInside(primeTest, 1);
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "run returned while 1 was still being tested");
            result(run);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void every_number_is_tested_once_and_the_primes_are_in_order() throws Exception {
            List<Long> primes = result(run(new ConcurrentLinkedQueue<>(List.of(7L, 5L, 4L, 3L, 1L, 6L, 2L)), 1));

            Expect.onceEach(primeTest.numbers(), 7);
            Expect.equal("primes", primes, List.of(2L, 3L, 5L, 7L));
            List<Long> far = Numbers.primesFarApart();
            Expect.equal(
                    "primes",
                    result(run(new ConcurrentLinkedQueue<>(far), 1)),
                    far.stream().sorted().toList());
        }

        @Test
        @Order(3)
        @Clause("C1")
        void an_empty_queue_has_no_primes() throws Exception {
            Expect.equal("primes", result(run(Numbers.upTo(0), 1)), List.of());
        }

        @Test
        @Order(4)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void each_number_has_a_virtual_thread_of_its_own() throws Exception {
            result(run(Numbers.upTo(20), 1));

            List<Call> calls = primeTest.calls();
            for (Call call : calls) {
                if (!call.virtual()) {
                    throw Finding.wrong(call.number() + " was tested by a platform thread")
                            .at(call.line());
                }
            }
            Set<Long> threads = calls.stream().map(Call::threadId).collect(Collectors.toSet());
            Expect.equal("threads that tested 20 numbers", threads.size(), 20);
        }

        @Test
        @Order(5)
        @Clause("C5")
        void the_other_numbers_are_tested_after_a_failure() throws Exception {
            // Whichever is the first, so that there are others behind it.
            AtomicBoolean first = new AtomicBoolean(true);
            primeTest.during(n -> {
                if (first.getAndSet(false)) {
                    throw new PlannedFailure(n);
                }
            });
            endIgnoringFailures(run(Numbers.upTo(6), 1));
            // Whether run waits for them is for C6 to say.
            company.awaitUntil(() -> primeTest.calls().size() == 6 && primeTest.inside() == 0);

            Expect.onceEach(primeTest.numbers(), 6);
        }

        @Test
        @Order(11)
        @Clause("C1")
        void no_number_means_that_the_queue_is_empty() throws Exception {
            List<Long> primes = result(run(Numbers.ofAnySign(), 1));

            Expect.equal(
                    "numbers tested",
                    primeTest.numbers().stream().sorted().toList(),
                    Numbers.listOfAnySign().stream().sorted().toList());
            Expect.equal("primes", primes, List.of(2L, 3L));
        }

        @Test
        @Order(10)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void a_thread_whose_test_threw_tests_no_other_number() throws Exception {
            Set<Long> threads = ConcurrentHashMap.newKeySet();
            AtomicInteger again = new AtomicInteger();
            primeTest.during(n -> {
                if (!threads.add(Thread.currentThread().threadId())) {
                    again.incrementAndGet();
                }
                throw new PlannedFailure(n);
            });
            endIgnoringFailures(run(Numbers.upTo(6), 1));
            company.awaitUntil(() -> primeTest.calls().size() == 6 && primeTest.inside() == 0);

            Expect.that(
                    again.get() == 0,
                    () -> again.get()
                            + " of 6 numbers were tested by a thread that had tested another one, which threw");
        }

        @Test
        @Order(6)
        @Clause("C7")
        void what_the_test_throws_comes_out_of_run() throws Exception {
            primeTest.failingAt(3);

            expectFailure(run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(7)
        @Clause("C7")
        void an_error_of_the_test_comes_out_too() throws Exception {
            primeTest.failingAt(3).byError();

            expectFailure(run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(8)
        @Clause("C1")
        void equal_numbers_are_numbers_of_their_own() throws Exception {
            List<Long> primes = result(run(new ConcurrentLinkedQueue<>(List.of(7L, 2L, 7L, 4L)), 1));

            Expect.equal("tests on 7, 2, 7 and 4", primeTest.calls().size(), 4);
            Expect.equal("primes of 7, 2, 7 and 4", primes, List.of(2L, 7L, 7L));
        }

        @Test
        @Order(9)
        @Clause("C1")
        void a_second_run_begins_anew() throws Exception {
            VirtualRunner runner = new VirtualRunner();
            List<Long> primes = List.of();
            for (Queue<Long> numbers : List.of(Numbers.upTo(10), Numbers.upTo(3))) {
                primes = company.resultOf(
                        company.start("caller", () -> runner.run(new Workload(numbers, 1, primeTest))));
            }
            ObservingPrimeTest failing = new ObservingPrimeTest().failingAt(3);
            expectFailure(company.start("caller", () -> runner.run(new Workload(Numbers.upTo(5), 1, failing))));
            try {
                company.resultOf(
                        company.start("caller", () -> runner.run(new Workload(Numbers.upTo(3), 1, primeTest))));
            } catch (RuntimeException | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    throw Finding.wrongAbout("a run threw what a test had thrown in an earlier run", e);
                }
                throw e;
            }

            Expect.equal("primes up to 3, after a run up to 10", primes, List.of(2L, 3L));
        }

        @Test
        @Order(12)
        @Clause("C7")
        void a_failure_is_not_hidden_by_the_answer_for_an_equal_number() throws Exception {
            for (int failing = 1; failing <= 2; failing++) {
                int failingCall = failing;
                AtomicInteger calls = new AtomicInteger();
                ObservingPrimeTest test = new ObservingPrimeTest().during(n -> {
                    if (calls.incrementAndGet() == failingCall) {
                        throw new PlannedFailure(n);
                    }
                });
                Queue<Long> numbers = new ConcurrentLinkedQueue<>(List.of(7L, 7L));
                expectFailure(company.start("caller", () -> new VirtualRunner().run(new Workload(numbers, 1, test))));
            }
        }

        @Test
        @Order(13)
        @Clause("C1")
        void what_a_test_finds_counts_also_if_it_leaves_its_thread_interrupted() throws Exception {
            primeTest.during(n -> Thread.currentThread().interrupt());
            List<Long> primes = result(run(Numbers.upTo(5), 1));

            Expect.onceEach(primeTest.numbers(), 5);
            Expect.equal("primes up to 5, by tests that leave their threads interrupted", primes, List.of(2L, 3L, 5L));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private static final int LIMIT = 3;
        private static final int LAST = 12;

        @Test
        @Order(1)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_can_another_worker_spoil_the_search() throws Exception {
            Exploration.of(Search.class);
        }

        @Test
        @Order(2)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_do_two_threads_take_one_place() throws Exception {
            try {
                Exploration.withSecondHeldAtStep(OneAtATime.class);
            } catch (Finding finding) {
                // Other checks may see it too, if the moment is bad.
                throw OneAtATime.TOO_MANY.equals(finding.facts().get("observed")) ? finding.asWrong() : finding;
            }
        }

        @Test
        @Order(3)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void as_many_tests_are_under_way_as_there_are_workers() throws Exception {
            primeTest.meeting(8);
            Member<List<Long>> run = run(Numbers.upTo(20), 8);

            company.meet(primeTest);
            Expect.equal("primes", result(run), Numbers.primesUpTo(20));
        }

        @Test
        @Order(4)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void no_more_tests_are_under_way_than_there_are_workers() throws Exception {
            primeTest.holding();
            Member<List<Long>> run = run(Numbers.upTo(LAST), LIMIT);
            company.awaitInside(primeTest, LIMIT);

            expectLimit(run);
            result(run);
        }

        @Test
        @Order(20)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void each_run_has_the_limit_of_its_own_workload() throws Exception {
            VirtualRunner runner = new VirtualRunner();
            company.resultOf(company.start(
                    "caller", () -> runner.run(new Workload(Numbers.upTo(3), 3, new ObservingPrimeTest()))));

            primeTest.holding();
            Member<List<Long>> narrow =
                    company.start("caller", () -> runner.run(new Workload(Numbers.upTo(4), 1, primeTest)));
            company.awaitInside(primeTest, 1);
            company.turnOf(narrow, () -> primeTest.inside() > 1);
            int inside = primeTest.inside();
            primeTest.open();
            Expect.that(
                    inside == 1,
                    () -> inside + " tests under way with 1 worker, in a runner whose run before had 3 workers");
            company.resultOf(narrow);

            ObservingPrimeTest meeting = new ObservingPrimeTest().meeting(3);
            Member<List<Long>> wide =
                    company.start("caller", () -> runner.run(new Workload(Numbers.upTo(4), 3, meeting)));
            company.meet(meeting);
            company.resultOf(wide);
        }

        @Test
        @Order(5)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void a_wake_up_without_a_reason_is_no_place() throws Exception {
            primeTest.holding();
            Member<List<Long>> run = runEarly();
            company.awaitInside(primeTest, LIMIT);

            expectLimit(run);
            result(run);
        }

        @Test
        @Order(6)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void a_test_that_ends_makes_room_for_the_next() throws Exception {
            Member<List<Long>> run = holdEach();
            for (int begun = LIMIT; begun < LAST; begun++) {
                endOneAfter(begun);
                expectNextAfter(run, begun);
            }
            result(run);
        }

        @Test
        @Order(7)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void the_limit_stays_when_tests_have_ended() throws Exception {
            Member<List<Long>> run = holdEach();
            for (int begun = LIMIT; begun < LIMIT + 3; begun++) {
                endOneAfter(begun);
                expectNextAfter(run, begun);
                expectLimit(run);
            }
            result(run);
        }

        @Test
        @Order(8)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        @Deadline(seconds = 60)
        void a_test_that_throws_makes_room_for_one() throws Exception {
            Member<List<Long>> run = holdEach();
            // The one that is let go first, whichever order the threads have come in: numbers are left then.
            primeTest.failingAt(Collections.max(primeTest.numbers()));
            for (int begun = LIMIT; begun < LAST; begun++) {
                endOneAfter(begun);
                expectNextAfter(run, begun);
                expectLimit(run);
            }
            endIgnoringFailures(run);
            Expect.onceEach(primeTest.numbers(), LAST);
        }

        @Test
        @Order(9)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void the_primes_are_in_order_whoever_is_first() throws Exception {
            primeTest.holding(2);
            Member<List<Long>> run = run(Numbers.upTo(7), 2);
            company.turnOf(run, run::isDone);
            primeTest.letGo(2);

            Expect.equal("primes", result(run), List.of(2L, 3L, 5L, 7L));
        }

        @Test
        @Order(10)
        @Clause(value = "C6", aspect = Aspect.CLEANLINESS)
        void run_does_not_throw_while_another_test_is_under_way() throws Exception {
            for (long failing = 1; failing <= 2; failing++) {
                ObservingPrimeTest test =
                        new ObservingPrimeTest().holding(1).holding(2).failingAt(failing);
                Member<List<Long>> run =
                        company.start("caller", () -> new VirtualRunner().run(new Workload(Numbers.upTo(2), 2, test)));
                company.awaitInside(test, 2);
                test.letGo(failing);
                Turn turn = company.turnOf(run, run::isDone);

                boolean early = turn == Turn.TOUCHED && test.inside() > 0;
                test.open();
                Expect.that(!early, () -> "run threw what one test had thrown while another was still under way");
                expectFailure(run);
            }
        }

        @Test
        @Order(11)
        @Clause(value = "C6", aspect = Aspect.CLEANLINESS)
        void no_time_limit_ends_the_run_while_a_test_is_under_way() throws Exception {
            primeTest.holding();
            Member<List<Long>> run = runEarly();
            company.awaitInside(primeTest, LIMIT);
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "a time limit passed, and run ended while " + primeTest.inside() + " tests were under way");
            result(run);
        }

        private Member<List<Long>> runEarly() throws Exception {
            Function<Workload, Callable<List<Long>>> early = EarlyWaits.make(Run.class);
            return company.start("caller", early.apply(new Workload(Numbers.upTo(LAST), LIMIT, primeTest)));
        }

        /** All numbers are held, each for itself; returns when as many are inside as are let in. */
        private Member<List<Long>> holdEach() throws Exception {
            Numbers.listUpTo(LAST).forEach(primeTest::holding);
            Member<List<Long>> run = run(Numbers.upTo(LAST), LIMIT);
            company.awaitInside(primeTest, LIMIT);
            return run;
        }

        /**
         * Lets the one with the largest number go, then the one with the smallest, and so on. Who waits for the end of
         * the oldest or of the newest only waits in vain then, whichever order the threads come in.
         */
        private void endOneAfter(int begun) {
            Comparator<Long> smallest = Comparator.naturalOrder();
            primeTest.letGo(primeTest.calls().stream()
                    .filter(call -> call.end() == 0)
                    .map(Call::number)
                    .min((begun - LIMIT) % 2 == 0 ? smallest.reversed() : smallest)
                    .orElseThrow());
        }

        private void expectNextAfter(Member<List<Long>> run, int begun) throws Exception {
            if (company.awaitUntil(() -> primeTest.calls().size() > begun) == Outcome.STALLED) {
                int inside = primeTest.inside();
                primeTest.open();
                endIgnoringFailures(run);
                throw Finding.notConcurrent("a test has ended, numbers are left, and only " + inside + " of " + LIMIT
                        + " tests are under way");
            }
        }

        private void expectLimit(Member<List<Long>> run) {
            company.turnOf(run, () -> primeTest.inside() > LIMIT);
            int inside = primeTest.inside();
            Expect.that(
                    inside <= LIMIT, () -> "more tests are under way at once than the " + LIMIT + " that are allowed");
        }

        @Test
        @Order(12)
        @Clause(value = "C1", aspect = Aspect.SPEED, points = 2)
        void each_hidden_number_is_tested_once_each_time() throws Exception {
            List<Long> numbers = HiddenNumbers.of(VirtualRunner.class).row(200, 10_000, 1_000_000);
            WorkAccount.ofThreads(
                            company,
                            numbers,
                            LIMIT,
                            test -> () -> new VirtualRunner()
                                    .run(new Workload(new ConcurrentLinkedQueue<>(numbers), LIMIT, test)))
                    .expectPeak();
        }

        @Test
        @Order(21)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void what_was_left_of_an_interrupted_run_does_not_spoil_the_next_one() throws Exception {
            VirtualRunner runner = new VirtualRunner();
            Stubborn busy = new Stubborn();
            ObservingPrimeTest failing = new ObservingPrimeTest().during(n -> {
                busy.hold();
                throw new PlannedFailure(n);
            });
            Member<List<Long>> interrupted =
                    company.start("interrupted", () -> runner.run(new Workload(Numbers.upTo(4), 2, failing)));
            company.awaitUntil(() -> failing.inside() == 2);
            company.turnOf(interrupted, interrupted::isDone);
            interrupted.thread().interrupt();
            company.turnOf(interrupted, interrupted::isDone);
            busy.letGo();
            // What comes out of it is not asked here, nor whether tests go on behind it.
            company.awaitUntil(interrupted::isDone);
            company.settle();

            Member<List<Long>> next =
                    company.start("caller", () -> runner.run(new Workload(Numbers.upTo(6), 2, primeTest)));
            List<Long> primes;
            try {
                primes = result(next);
            } catch (Finding e) {
                throw e;
            } catch (Exception | Error e) {
                throw Finding.wrongAbout("a run threw after another one of the same runner had been interrupted", e);
            }
            Expect.onceEach(primeTest.numbers(), 6);
            Expect.equal("primes up to 6, after a run that was interrupted", primes, List.of(2L, 3L, 5L));
        }

        @Test
        @Order(22)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_run_that_is_interrupted_does_not_return_before_its_tests() throws Exception {
            primeTest.holding();
            Member<List<Long>> run = run(Numbers.upTo(2), 2);
            company.awaitInside(primeTest, 2);
            company.turnOf(run, run::isDone);
            run.thread().interrupt();
            Turn turn = company.turnOf(run, run::isDone);
            int inside = primeTest.inside();
            List<Long> primes;
            try {
                primes = result(run);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    return; // It has interrupted the tests.
                }
                throw e;
            }
            Expect.that(
                    turn != Turn.TOUCHED || inside == 0,
                    () -> "run was interrupted, and returned " + primes + " while " + inside + " tests were under way");
        }
    }
}
