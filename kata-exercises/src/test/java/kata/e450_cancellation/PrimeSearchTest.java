package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import kata.model.Workload;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.Interleaving;
import kata.testkit.Interleaving.Step;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What {@link PrimeSearch} has to do. {@code run} is called in a thread named {@code caller}, {@code cancel} in one
 * named {@code canceller}.
 */
@KataTest
class PrimeSearchTest {

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Stubborn stubborn = new Stubborn();
    private final Company company = Company.gather();

    private PrimeSearch search(Queue<Long> numbers, int workers) {
        return new PrimeSearch(new Workload(numbers, workers, primeTest));
    }

    private Member<List<Long>> run(PrimeSearch search) {
        return company.start("caller", search::run);
    }

    /** Cancels, and tells whether the thread is interrupted afterwards. */
    private Member<Boolean> cancel(PrimeSearch search) {
        return company.start("canceller", () -> {
            search.cancel();
            return Thread.currentThread().isInterrupted();
        });
    }

    /** As {@link #cancel}, by a thread that is interrupted before. */
    private Member<Boolean> cancelInterrupted(PrimeSearch search) {
        return company.start("canceller", () -> {
            Thread.currentThread().interrupt();
            search.cancel();
            return Thread.currentThread().isInterrupted();
        });
    }

    private List<Long> result(Member<List<Long>> run) throws Exception {
        List<Long> primes = company.resultOf(run);
        Expect.that(primes != null, () -> "run returned null");
        return primes;
    }

    /** Waits until so many tests are under way, and the caller has done all that there is to do beside them. */
    private void awaitTests(Member<List<Long>> run, int tests) throws Exception {
        company.awaitInside(primeTest, tests);
        company.turnOf(run, run::isDone);
    }

    /** Which number is being tested by the worker that was made first, or by the one that was made last. */
    private long testedBy(boolean first) {
        Comparator<Call> order = Comparator.comparingLong(Call::threadId);
        return primeTest.calls().stream()
                .filter(call -> call.end() == 0)
                .min(first ? order : order.reversed())
                .orElseThrow()
                .number();
    }

    /** As {@link #awaitTests}, for tests that take no notice of interrupts. */
    private void awaitStubborn(Member<List<Long>> run, int tests) throws Exception {
        if (company.awaitUntil(() -> primeTest.inside() >= tests && stubborn.isHolding()) == Outcome.STALLED) {
            int inside = primeTest.inside();
            stubborn.letGo();
            company.resultOf(run);
            throw Finding.notConcurrent(inside + " of " + tests + " tests were under way at once");
        }
        company.turnOf(run, run::isDone);
    }

    /** Lets the tests end that take no notice of interrupts; they leave nothing of the interrupt. */
    private void endTests() {
        stubborn.letGo();
    }

    private void holdStubbornly(long number) {
        primeTest.during(n -> {
            if (n == number) {
                stubborn.hold();
                Thread.interrupted();
            }
        });
    }

    private void holdAllStubbornly() {
        primeTest.during(n -> {
            stubborn.hold();
            Thread.interrupted();
        });
    }

    private void expectFailure(Member<?> run) throws Exception {
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
        throw Finding.wrong("the prime test threw in a worker, and run returned as if nothing had happened");
    }

    /** What runs a search of a workload, and what cancels it. */
    static final class RunAndCancel implements Function<Workload, List<Callable<List<Long>>>> {

        @Override
        public List<Callable<List<Long>>> apply(Workload workload) {
            PrimeSearch search = new PrimeSearch(workload);
            return List.of(search::run, () -> {
                search.cancel();
                return List.of();
            });
        }
    }

    /** One thread runs a search with two workers, another one cancels it. */
    static final class Cancelled implements Scenario {

        private final PrimeSearch search =
                new PrimeSearch(new Workload(new ConcurrentLinkedQueue<>(Numbers.upTo(4)), 2, Numbers::isPrime));
        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> primes = search.run(), this::cancel);
        }

        private Void cancel() {
            search.cancel();
            return null;
        }

        @Override
        public void check() {
            Expect.that(List.of(2L, 3L).containsAll(primes), () -> "primes of 1 to 4, cancelled: " + primes);
        }
    }

    /** One thread runs a search with one worker, whose first test waits to be interrupted; another one cancels it. */
    abstract static class CancelledInATest implements Scenario {

        private final PrimeSearch search =
                new PrimeSearch(new Workload(new ConcurrentLinkedQueue<>(List.of(2L, 3L, 5L, 7L)), 1, this::isPrime));
        private final CountDownLatch returned = new CountDownLatch(1);
        private final AtomicInteger underWay = new AtomicInteger();
        private volatile boolean interrupted;
        volatile int underWayAtTheReturn;
        volatile long begunAfterTheReturn;
        volatile long begunAfterTheInterrupt;

        @Override
        public List<Callable<?>> work() {
            return List.of(search::run, this::cancel);
        }

        private Void cancel() {
            search.cancel();
            underWayAtTheReturn = underWay.get();
            returned.countDown();
            return null;
        }

        private boolean isPrime(long n) {
            step();
            underWay.incrementAndGet();
            if (returned.getCount() == 0) {
                begunAfterTheReturn = n;
            }
            if (interrupted) {
                begunAfterTheInterrupt = n;
            } else {
                awaitInterrupt();
            }
            underWay.decrementAndGet();
            return Numbers.isPrime(n);
        }

        /** Takes the interrupt for the end of the waiting, and leaves nothing of it. */
        private void awaitInterrupt() {
            try {
                returned.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }

    /** Whether {@code cancel} returns too early. */
    static final class EndOfTheTests extends CancelledInATest {

        @Override
        public void check() {
            Expect.that(
                    begunAfterTheReturn == 0,
                    () -> "the test of " + begunAfterTheReturn + " began after cancel had returned");
            Expect.that(
                    underWayAtTheReturn == 0,
                    () -> "cancel returned while a test was under way: nobody interrupted it");
        }
    }

    /** Whether a worker goes on although {@code cancel} has interrupted it. */
    static final class EndOfTheWorker extends CancelledInATest {

        @Override
        public void check() {
            Expect.that(
                    begunAfterTheInterrupt == 0,
                    () -> "cancel interrupted a test, and its worker then began that of " + begunAfterTheInterrupt);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void one_worker_finds_all_the_primes() throws Exception {
            List<Long> primes = result(run(search(Numbers.upTo(30), 1)));

            Expect.onceEach(primeTest.numbers(), 30);
            Expect.equal("primes", primes, Numbers.primesUpTo(30));
        }

        @Test
        @Order(2)
        @Clause("C8")
        void what_the_test_throws_comes_out_of_run() throws Exception {
            primeTest.failingAt(3);
            expectFailure(run(search(Numbers.upTo(5), 1)));
        }

        @Test
        @Order(3)
        @Clause("C8")
        void an_error_of_the_test_comes_out_too() throws Exception {
            primeTest.failingAt(3).byError();
            expectFailure(run(search(Numbers.upTo(5), 1)));
        }

        @Test
        @Order(4)
        @Clause("C8")
        void a_failure_that_looks_like_an_empty_queue_comes_out_too() throws Exception {
            primeTest.during(n -> {
                if (n == 3) {
                    throw new NoSuchElementException("planned", new PlannedFailure(n));
                }
            });
            expectFailure(run(search(Numbers.upTo(5), 1)));
        }

        @Test
        @Order(5)
        @Clause("C1")
        void equal_numbers_are_numbers_of_their_own() throws Exception {
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(List.of(7L, 2L, 7L, 4L));
            Expect.equal("primes of 7, 2, 7 and 4", result(run(search(numbers, 1))), List.of(2L, 7L, 7L));
        }

        @Test
        @Order(24)
        @Clause("C1")
        void primes_that_are_far_apart_are_in_order_too() throws Exception {
            List<Long> far = Numbers.primesFarApart();
            Expect.equal(
                    "primes",
                    result(run(search(new ConcurrentLinkedQueue<>(far), 1))),
                    far.stream().sorted().toList());
            List<Long> anySign = result(run(search(Numbers.ofAnySign(), 1)));
            Expect.equal("primes of -1, 2, 0, the smallest long, 3 and the largest", anySign, List.of(2L, 3L));
            Expect.equal(
                    "numbers tested in the end",
                    primeTest.numbers().subList(far.size(), primeTest.numbers().size()),
                    Numbers.listOfAnySign());
        }

        @Test
        @Order(6)
        @Clause("C7")
        void nothing_is_tested_after_an_early_cancel() throws Exception {
            PrimeSearch search = search(Numbers.upTo(5), 2);
            company.resultOf(cancel(search));
            List<Long> primes = result(run(search));

            Expect.equal("numbers tested, cancelled before the run", primeTest.numbers(), List.of());
            Expect.equal("primes, cancelled before the run", primes, List.of());
        }

        @Test
        @Order(7)
        @Clause("C7")
        void a_late_cancel_does_nothing() throws Exception {
            PrimeSearch search = search(Numbers.upTo(5), 2);
            List<Long> primes = result(run(search));
            boolean interrupted = company.resultOf(cancel(search));
            company.resultOf(cancel(search));

            Expect.equal("primes", primes, List.of(2L, 3L, 5L));
            Expect.that(!interrupted, () -> "cancel after the end interrupted its own thread");
        }

        @Test
        @Order(8)
        @Clause("C4")
        void a_cancelled_run_returns_what_was_found() throws Exception {
            holdStubbornly(6);
            PrimeSearch search = search(Numbers.upTo(20), 1);
            Member<List<Long>> run = run(search);
            awaitStubborn(run, 1);

            Member<Boolean> cancel = cancel(search);
            company.turnOf(cancel, cancel::isDone);
            endTests();
            company.resultOf(cancel);

            List<Long> primes = result(run);
            Expect.that(
                    primes.size() >= 3 && primes.subList(0, 3).equals(List.of(2L, 3L, 5L)),
                    () -> "primes, cancelled while 6 was tested: got " + primes + ", not [2, 3, 5]");
        }

        @Test
        @Order(25)
        @Clause("C6")
        void a_thread_stays_interrupted_also_if_there_is_nothing_to_cancel() throws Exception {
            PrimeSearch early = search(Numbers.upTo(5), 2);
            boolean before = company.resultOf(cancelInterrupted(early));
            result(run(early));
            boolean afterNothing = company.resultOf(cancelInterrupted(early));
            PrimeSearch late = search(Numbers.upTo(5), 2);
            result(run(late));
            boolean after = company.resultOf(cancelInterrupted(late));

            String lost = "an interrupted thread called cancel, and is not interrupted any more: ";
            Expect.that(before, () -> lost + "before the run");
            Expect.that(afterNothing, () -> lost + "after a run that had been cancelled before it began");
            Expect.that(after, () -> lost + "after the end of the run");
        }

        @Test
        @Order(26)
        @Clause("C8")
        void a_failure_that_looks_like_a_missing_number_comes_out_too() throws Exception {
            primeTest.during(n -> {
                if (n == 3) {
                    NullPointerException thrown = new NullPointerException("planned");
                    thrown.initCause(new PlannedFailure(n));
                    throw thrown;
                }
            });

            expectFailure(run(search(Numbers.upTo(5), 1)));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void the_workers_meet_inside_the_test() throws Exception {
            primeTest.meeting(3);
            Member<List<Long>> run = run(search(Numbers.upTo(20), 3));
            company.meet(primeTest);

            Expect.equal("primes", result(run), Numbers.primesUpTo(20));
            Expect.onceEach(primeTest.numbers(), 20);
        }

        @Test
        @Order(2)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void cancel_does_not_return_while_a_test_is_under_way() throws Exception {
            holdAllStubbornly();
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            awaitStubborn(run, 2);

            Member<Boolean> cancel = cancel(search);
            Turn turn = company.turnOf(cancel, cancel::isDone);

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "cancel returned while " + primeTest.inside() + " tests were under way");
            endTests();
            company.resultOf(cancel);
            company.resultOf(run);
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void cancel_waits_for_each_test_that_is_under_way() throws Exception {
            for (boolean first : List.of(true, false)) {
                Map<Long, Stubborn> held = Map.of(1L, new Stubborn(), 2L, new Stubborn());
                primeTest.during(n -> {
                    held.get(n).hold();
                    Thread.interrupted();
                });
                PrimeSearch search = search(Numbers.upTo(2), 2);
                Member<List<Long>> run = run(search);
                awaitTests(run, 2);
                long last = testedBy(first);
                Member<Boolean> cancel = cancel(search);
                company.turnOf(cancel, cancel::isDone);
                held.get(3 - last).letGo();
                boolean ended = company.turnOf(cancel, cancel::isDone) == Turn.TOUCHED;

                Expect.that(!ended, () -> "cancel returned while " + last + " was still being tested");
                held.get(last).letGo();
                company.resultOf(cancel);
                company.resultOf(run);
            }
        }

        @Test
        @Order(4)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void a_second_cancel_does_not_return_earlier_than_the_first() throws Exception {
            holdAllStubbornly();
            PrimeSearch search = search(Numbers.upTo(20), 1);
            Member<List<Long>> run = run(search);
            awaitStubborn(run, 1);
            Member<Boolean> first = cancel(search);
            company.turnOf(first, first::isDone);

            Member<Boolean> second = cancel(search);
            Turn turn = company.turnOf(second, second::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "a second cancel returned while a test was under way");
            endTests();
            company.resultOf(first);
            company.resultOf(second);
            company.resultOf(run);
        }

        @Test
        @Order(5)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void no_test_begins_when_cancel_has_returned() throws Exception {
            Stubborn atTheQueue = new Stubborn();
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(List.of(7L, 11L)) {
                @Override
                public Long poll() {
                    Long number = super.poll();
                    atTheQueue.hold();
                    return number;
                }
            };
            PrimeSearch search = search(numbers, 1);
            Member<List<Long>> run = run(search);
            if (company.awaitUntil(() -> atTheQueue.isHolding() || run.isDone()) == Outcome.STALLED || run.isDone()) {
                company.resultOf(run);
                return; // It takes its numbers in another way.
            }

            Member<Boolean> cancel = cancel(search);
            boolean returned = company.turnOf(cancel, cancel::isDone) == Turn.TOUCHED;
            atTheQueue.letGo();
            company.resultOf(cancel);
            company.awaitUntil(() -> run.isDone());

            if (returned && !primeTest.calls().isEmpty()) {
                Call late = primeTest.calls().getFirst();
                throw Finding.race(
                        late.number() + " was tested after cancel had returned",
                        new Interleaving(List.of(
                                new Step(late.thread(), "poll " + late.number(), "", false),
                                new Step("canceller", "cancel returned", "", false),
                                new Step(late.thread(), "isPrime " + late.number(), late.line(), true))));
            }
            company.resultOf(run);
        }

        @Test
        @Order(6)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_cancel_while_a_test_is_under_way() throws Exception {
            holdAllStubbornly();
            Function<Workload, List<Callable<List<Long>>>> early = EarlyWaits.make(RunAndCancel.class);
            List<Callable<List<Long>>> both = early.apply(new Workload(Numbers.upTo(20), 2, primeTest));
            Member<List<Long>> run = company.start("caller", both.getFirst());
            awaitStubborn(run, 2);
            Member<List<Long>> cancel = company.start("canceller", both.getLast());
            boolean ended = company.turnOf(cancel, cancel::isDone) == Turn.TOUCHED;
            int inside = primeTest.inside();
            endTests();

            Expect.that(
                    !ended, () -> "a time limit passed, and cancel returned while " + inside + " tests were under way");
            company.resultOf(cancel);
            company.resultOf(run);
        }

        @Test
        @Order(7)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void a_worker_whose_test_takes_no_notice_of_the_interrupt_begins_no_other() throws Exception {
            holdAllStubbornly();
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            awaitStubborn(run, 2);
            Member<Boolean> cancel = cancel(search);
            company.turnOf(cancel, cancel::isDone);
            endTests();
            company.resultOf(cancel);
            company.resultOf(run);

            expectNoFurtherTest(2);
        }

        @Test
        @Order(8)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void tests_that_wait_are_interrupted() throws Exception {
            primeTest.holding();
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            awaitTests(run, 2);

            Member<Boolean> cancel = cancel(search);
            Turn turn = company.turnOf(cancel, cancel::isDone);

            expectNoFurtherTest(2);
            if (turn != Turn.TOUCHED) {
                throw Finding.wrong("cancel does not return, because a test still waits: nobody interrupted it")
                        .at(cancel.line());
            }
            company.awaitUntil(run::isDone);
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupted_run_cancels_the_search() throws Exception {
            primeTest.holding();
            Member<List<Long>> run = run(search(Numbers.upTo(20), 2));
            awaitTests(run, 2);

            run.thread().interrupt();
            Turn turn = company.turnOf(run, run::isDone);

            expectNoFurtherTest(2);
            Expect.that(turn == Turn.TOUCHED, () -> "run goes on although its thread was interrupted");
            Expect.that(
                    primeTest.inside() == 0,
                    () -> "run was interrupted and ended while " + primeTest.inside() + " tests were under way");
            expectInterrupted(run);
        }

        @Test
        @Order(10)
        @Clause(value = "C5", aspect = Aspect.CLEANLINESS)
        void an_interrupted_run_waits_for_tests_that_take_no_notice() throws Exception {
            holdAllStubbornly();
            Member<List<Long>> run = run(search(Numbers.upTo(20), 2));
            awaitStubborn(run, 2);

            run.thread().interrupt();
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "run was interrupted and ended while " + primeTest.inside() + " tests were under way");
            endTests();
            expectInterrupted(run);
            expectNoFurtherTest(2);
        }

        @Test
        @Order(11)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupted_thread_can_cancel_and_stays_interrupted() throws Exception {
            holdAllStubbornly();
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            awaitStubborn(run, 2);

            expectToWaitAndStayInterrupted(cancelInterrupted(search), run);
        }

        @Test
        @Order(12)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_thread_interrupted_while_it_cancels_stays_interrupted() throws Exception {
            holdAllStubbornly();
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            awaitStubborn(run, 2);

            Member<Boolean> cancel = cancel(search);
            // Twice: who remembers the first one goes on waiting behind it, and must do so behind the second one too.
            for (int times = 1; times <= 2; times++) {
                company.turnOf(cancel, cancel::isDone);
                cancel.thread().interrupt();
            }
            expectToWaitAndStayInterrupted(cancel, run);
        }

        @Test
        @Order(13)
        @Clause("C8")
        void a_failure_does_not_come_out_while_another_test_is_under_way() throws Exception {
            for (boolean first : List.of(true, false)) {
                Failed failed = runFailing(search(Numbers.upTo(2), 2), first);

                boolean early = failed.run.isDone() && failed.busy.isHolding();
                failed.busy.letGo();
                Expect.that(
                        !early,
                        () -> "run threw what one test had thrown while " + (3 - failed.number)
                                + " was still being tested");
                expectFailure(failed.run);
            }
        }

        @Test
        @Order(14)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void a_test_that_has_failed_is_no_cancel() throws Exception {
            PrimeSearch search = search(Numbers.upTo(2), 2);
            Failed failed = runFailing(search, true);
            Member<Boolean> cancel = cancel(search);
            boolean ended = company.turnOf(cancel, cancel::isDone) == Turn.TOUCHED;

            boolean early = ended && failed.busy.isHolding();
            failed.busy.letGo();
            Expect.that(
                    !early,
                    () -> failed.number + " had failed, and cancel returned while " + (3 - failed.number)
                            + " was still being tested");
            company.resultOf(cancel);
            // Whether a failure before the cancel comes out is not asked here.
            company.awaitUntil(failed.run::isDone);
        }

        @Test
        @Order(15)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void an_interrupt_comes_out_also_if_a_test_had_failed_before() throws Exception {
            Failed failed = runFailing(search(Numbers.upTo(2), 2), true);
            failed.run.thread().interrupt();
            company.turnOf(failed.run, failed.run::isDone);
            failed.busy.letGo();

            try {
                expectInterrupted(failed.run);
            } catch (Exception e) {
                throw Finding.wrong(failed.number + " had failed, run was interrupted, and threw " + Finding.brief(e));
            }
        }

        @Test
        @Order(16)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_run_while_a_test_is_under_way() throws Exception {
            primeTest.holding();
            Function<Workload, List<Callable<List<Long>>>> early = EarlyWaits.make(RunAndCancel.class);
            Workload workload = new Workload(Numbers.upTo(20), 2, primeTest);
            Member<List<Long>> run =
                    company.start("caller", early.apply(workload).getFirst());
            company.awaitInside(primeTest, 2);
            boolean ended = company.turnOf(run, run::isDone) == Turn.TOUCHED;
            int inside = primeTest.inside();
            primeTest.open();

            Expect.that(!ended, () -> "a time limit passed, and run ended while " + inside + " tests were under way");
            company.resultOf(run);
        }

        @Test
        @Order(17)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_is_a_cancel_lost_from_sight() throws Exception {
            Exploration.of(Cancelled.class);
        }

        @Test
        @Order(18)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_does_cancel_miss_a_test_that_is_about_to_begin() throws Exception {
            Exploration.of(EndOfTheTests.class);
        }

        @Test
        @Order(19)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_does_an_interrupted_worker_go_on() throws Exception {
            Exploration.of(EndOfTheWorker.class);
        }

        // Behind the explorations: whether a worker is interrupted between two lines of cancel is luck here.
        @Test
        @Order(20)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void what_an_interrupted_test_throws_is_no_failure() throws Exception {
            primeTest.holding(6).holding(7).holding(8);
            PrimeSearch search = search(Numbers.upTo(20), 3);
            Member<List<Long>> run = run(search);
            // Not just any three inside: on a busy machine 3, 4 and 5 may be seen there, too.
            company.awaitUntil(() -> primeTest.numbers().containsAll(List.of(6L, 7L, 8L)));
            awaitTests(run, 3);
            company.resultOf(cancel(search));

            Expect.equal("primes, cancelled while 6, 7 and 8 were tested", result(run), List.of(2L, 3L, 5L));
        }

        @Test
        @Order(23)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void a_second_interrupt_does_not_end_a_run_before_its_tests() throws Exception {
            holdAllStubbornly();
            Member<List<Long>> run = run(search(Numbers.upTo(20), 2));
            awaitStubborn(run, 2);
            // It may wait in another line behind the first one, one that this has brought it to.
            for (int times = 1; times <= 2; times++) {
                run.thread().interrupt();
                Expect.that(
                        company.turnOf(run, run::isDone) != Turn.TOUCHED,
                        () -> "run was interrupted twice and ended while " + primeTest.inside()
                                + " tests were under way");
            }
            endTests();
            expectInterrupted(run);
        }

        @Test
        @Order(21)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void what_an_interrupted_test_throws_of_its_own_is_no_failure() throws Exception {
            // Its interrupt is over, and nothing in what it throws speaks of one.
            CountDownLatch never = new CountDownLatch(1);
            primeTest.during(n -> {
                if (n > 5) {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new PlannedFailure(n);
                    }
                }
            });
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            company.awaitUntil(() -> primeTest.numbers().containsAll(List.of(6L, 7L)));
            awaitTests(run, 2);
            company.resultOf(cancel(search));

            Expect.equal(
                    "primes, cancelled while 6 and 7 were tested, which threw then", result(run), List.of(2L, 3L, 5L));
        }

        @Test
        @Order(22)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void a_cancel_after_the_end_does_not_interrupt_who_has_called_run() throws Exception {
            Stubborn goesOn = new Stubborn();
            PrimeSearch search = search(Numbers.upTo(5), 2);
            Member<Boolean> caller = company.start("caller", () -> {
                search.run();
                goesOn.hold();
                return Thread.currentThread().isInterrupted();
            });
            company.awaitUntil(() -> goesOn.isHolding() || caller.isDone());
            company.resultOf(cancel(search));
            goesOn.letGo();

            boolean interrupted = company.resultOf(caller);
            Expect.that(!interrupted, () -> "run had returned, and cancel interrupted the thread that had called it");
        }

        /** A run in which the test of a number has failed, while that of the other one is under way. */
        private record Failed(Member<List<Long>> run, long number, Stubborn busy) {}

        /**
         * Two workers are in the tests of 1 and 2, and take no notice of interrupts; then that of the worker that was
         * made first fails, or that of the other one. Returns when run has done what there is to do about that.
         */
        private Failed runFailing(PrimeSearch search, boolean first) throws Exception {
            Map<Long, Stubborn> held = Map.of(1L, new Stubborn(), 2L, new Stubborn());
            primeTest.during(n -> {
                held.get(n).hold();
                Thread.interrupted();
            });
            Member<List<Long>> run = run(search);
            awaitTests(run, 2);
            long failing = testedBy(first);
            primeTest.failingAt(failing);
            held.get(failing).letGo();
            company.turnOf(run, run::isDone);
            return new Failed(run, failing, held.get(3 - failing));
        }

        private void expectToWaitAndStayInterrupted(Member<Boolean> cancel, Member<List<Long>> run) throws Exception {
            Turn turn = company.turnOf(cancel, cancel::isDone);
            Expect.that(
                    turn != Turn.TOUCHED,
                    () -> "cancel by an interrupted thread ended while " + primeTest.inside()
                            + " tests were under way");
            endTests();
            boolean interrupted = company.resultOf(cancel);
            company.resultOf(run);
            Expect.that(interrupted, () -> "the thread that cancelled was interrupted, and is not any more");
            expectNoFurtherTest(2);
        }

        private void expectInterrupted(Member<List<Long>> run) throws Exception {
            List<Long> primes;
            try {
                primes = company.resultOf(run);
            } catch (InterruptedException e) {
                return;
            }
            throw Finding.wrong("run was interrupted and returned " + primes);
        }

        /** All workers were inside a test when the search was cancelled. */
        private void expectNoFurtherTest(int workers) {
            List<Long> begun = new ArrayList<>(primeTest.numbers());
            Expect.that(
                    begun.size() <= workers,
                    () -> "the test of " + begun.get(workers) + " began after the search had been cancelled");
        }

        @Test
        @Order(25)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void an_error_of_an_interrupted_test_is_no_failure() throws Exception {
            CountDownLatch never = new CountDownLatch(1);
            primeTest.during(n -> {
                if (n > 5) {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        throw new AssertionError("planned", new PlannedFailure(n));
                    }
                }
            });
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            company.awaitUntil(() -> primeTest.numbers().containsAll(List.of(6L, 7L)));
            awaitTests(run, 2);
            company.resultOf(cancel(search));

            List<Long> primes;
            try {
                primes = result(run);
            } catch (Finding e) {
                throw e;
            } catch (Exception | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    throw Finding.wrongAbout("run was cancelled and threw what a test had thrown then", e);
                }
                throw e;
            }
            Expect.equal("primes, cancelled while 6 and 7 were tested, which threw then", primes, List.of(2L, 3L, 5L));
        }

        @Test
        @Order(26)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void cancel_beside_a_run_that_was_interrupted_waits_for_its_tests_too() throws Exception {
            holdAllStubbornly();
            PrimeSearch search = search(Numbers.upTo(20), 2);
            Member<List<Long>> run = run(search);
            awaitStubborn(run, 2);
            run.thread().interrupt();
            company.turnOf(run, run::isDone);
            Member<Boolean> cancel = cancel(search);
            boolean early = company.turnOf(cancel, cancel::isDone) == Turn.TOUCHED && stubborn.isHolding();
            int inside = primeTest.inside();
            endTests();

            Expect.that(
                    !early,
                    () -> "run had been interrupted, and cancel returned while " + inside + " tests were under way");
            company.resultOf(cancel);
            expectInterrupted(run);
        }

        // Behind the checks of C3: a worker that hears nothing but interrupts is found out there.
        @Test
        @Order(27)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void a_test_that_leaves_its_thread_interrupted_is_no_cancel() throws Exception {
            primeTest.during(n -> {
                // If it is the thread of run that tests, that is an interrupt of run.
                if (!Thread.currentThread().getName().equals("caller")) {
                    Thread.currentThread().interrupt();
                }
            });
            List<Long> primes = result(run(search(Numbers.upTo(6), 1)));

            Expect.onceEach(primeTest.numbers(), 6);
            Expect.equal("primes up to 6, by tests that leave their threads interrupted", primes, List.of(2L, 3L, 5L));
        }
    }
}
