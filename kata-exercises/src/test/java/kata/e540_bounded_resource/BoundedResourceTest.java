package kata.e540_bounded_resource;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
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
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link BoundedResource} has to do. */
@KataTest
class BoundedResourceTest {

    /** As often as a thread may look at the same thing while nothing changes. */
    private static final int FEW = 10;

    /** On a busy machine a short wait may be over before it has begun, but not each time. */
    private static final int TRIES = 10;

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Company company = Company.gather();

    private Member<Boolean> ask(String caller, BoundedResource resource, long number) {
        return company.start(caller, () -> resource.isPrime(number));
    }

    /** Two callers of a resource with one place; the first one's number is 7, the second one's 9. */
    static final class TwoCallers implements Function<PrimeTest, List<Callable<Boolean>>> {

        @Override
        public List<Callable<Boolean>> apply(PrimeTest primeTest) {
            BoundedResource resource = new BoundedResource(primeTest, 1);
            return List.of(() -> resource.isPrime(7), () -> resource.isPrime(9));
        }
    }

    /** Two callers want the one place. */
    abstract static class OnePlace implements Scenario {

        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        final BoundedResource resource = new BoundedResource(this::test, 1);

        private boolean test(long n) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            step();
            inside.decrementAndGet();
            return Numbers.isPrime(n);
        }

        @Override
        public void check() {
            Expect.that(most.get() <= 1, () -> most.get() + " callers in a resource with 1 place");
        }
    }

    static final class BothWait extends OnePlace {

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> resource.isPrime(2), () -> resource.isPrime(3));
        }
    }

    static final class OneTries extends OnePlace {

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> resource.isPrime(2), () -> resource.tryIsPrime(3));
        }
    }

    /** One has the place, another one tries in vain; the place is free again, and a third one tries. */
    static final class TwoTry implements Scenario {

        private final CountDownLatch leave = new CountDownLatch(1);
        private final CountDownLatch left = new CountDownLatch(1);
        private final BoundedResource resource = new BoundedResource(this::test, 1);
        private volatile Optional<Boolean> before = Optional.empty();
        private volatile Optional<Boolean> answer;

        private boolean test(long n) {
            if (n == 7) {
                await(leave);
            }
            return Numbers.isPrime(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(this::holdThePlace, () -> before = resource.tryIsPrime(3), this::tryAfterThat);
        }

        private Void holdThePlace() throws InterruptedException {
            resource.isPrime(7);
            left.countDown();
            return null;
        }

        private Void tryAfterThat() {
            leave.countDown();
            await(left);
            answer = resource.tryIsPrime(5);
            return null;
        }

        @Override
        public void check() {
            Expect.that( // Who tried before may have come late, and have had the place.
                    answer.isPresent() || before.isPresent(),
                    () -> "tryIsPrime returned empty, with a free place, because another one tries in vain");
        }
    }

    /** Two try, and there is room for both; the second one stays until the first is back. */
    static final class RoomForBoth implements Scenario {

        private final CountDownLatch tried = new CountDownLatch(1);
        private final BoundedResource resource = new BoundedResource(this::test, 2);
        private volatile Optional<Boolean> one;
        private volatile Optional<Boolean> other;

        private boolean test(long n) {
            if (n == 5) {
                await(tried);
            }
            return Numbers.isPrime(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(this::tryOnce, () -> other = resource.tryIsPrime(5));
        }

        private Void tryOnce() {
            one = resource.tryIsPrime(3);
            tried.countDown();
            return null;
        }

        @Override
        public void check() {
            Expect.that(
                    one.isPresent() && other.isPresent(),
                    () -> "tryIsPrime returned empty, with a free place, because another one tries, too");
        }
    }

    /** One tries, and another one has the place until the first is back. */
    static final class LastPlaceGone implements Scenario {

        private final CountDownLatch tried = new CountDownLatch(1);
        private final BoundedResource resource = new BoundedResource(this::test, 1);

        private boolean test(long n) {
            if (n == 7) {
                await(tried);
            }
            return Numbers.isPrime(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(this::tryOnce, () -> resource.isPrime(7));
        }

        private Void tryOnce() {
            resource.tryIsPrime(3);
            tried.countDown();
            return null;
        }

        @Override
        public void check() {
            // That all have come back is enough.
        }
    }

    /** One has the place, one waits for it, and one who has not waited comes when the place is given back. */
    static final class Newcomer implements Scenario {

        private final AtomicInteger inside = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final CountDownLatch go = new CountDownLatch(1);
        private final CountDownLatch come = new CountDownLatch(1);
        private final CountDownLatch leave = new CountDownLatch(1);
        private final BoundedResource resource = new BoundedResource(this::test, 1);

        private boolean test(long n) {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            if (n == 7) {
                await(go);
            } else if (n == 13) {
                await(leave);
            }
            inside.decrementAndGet();
            return Numbers.isPrime(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> resource.isPrime(7), () -> resource.isPrime(11), this::comeAnew, this::direct);
        }

        private boolean comeAnew() throws InterruptedException {
            go.countDown();
            await(come);
            return resource.isPrime(13);
        }

        private Void direct() {
            come.countDown();
            step();
            leave.countDown();
            return null;
        }

        @Override
        public void check() {
            Expect.that(
                    most.get() <= 1,
                    () -> most.get() + " callers in a resource with 1 place: who was woken and who came meanwhile");
        }
    }

    /** One tries while another one has the place, and that one stays. */
    static final class TriesInVain implements Scenario {

        private final CountDownLatch tried = new CountDownLatch(1);
        private final BoundedResource resource = new BoundedResource(this::test, 1);
        private volatile int rounds;

        private boolean test(long n) {
            await(tried);
            return Numbers.isPrime(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> resource.isPrime(7), this::tryOnce);
        }

        private Void tryOnce() {
            resource.tryIsPrime(3);
            rounds = rounds();
            tried.countDown();
            return null;
        }

        @Override
        public void check() {
            Expect.that(
                    rounds <= FEW,
                    () -> "tryIsPrime looks again and again while the only place is taken, instead of returning empty");
        }
    }

    /** A caller is interrupted, wherever it is by then. Afterwards there must be a place. */
    abstract static class Interrupted implements Scenario {

        final BoundedResource resource = new BoundedResource(this::test, 1);
        private volatile Thread asking;

        boolean test(long n) {
            return Numbers.isPrime(n);
        }

        final Callable<?> ask() {
            return () -> {
                asking = Thread.currentThread();
                try {
                    return resource.isPrime(11);
                } catch (InterruptedException e) {
                    return null;
                }
            };
        }

        final Callable<?> interrupt() {
            return () -> {
                asking.interrupt();
                return null;
            };
        }

        @Override
        public void check() {
            Optional<Boolean> answer = resource.tryIsPrime(13);
            Expect.that(
                    answer.isPresent(),
                    () -> "a caller was interrupted, all are gone, and the only place is still taken");
        }
    }

    static final class InterruptedAtOnce extends Interrupted {

        @Override
        public List<Callable<?>> work() {
            return List.of(ask(), interrupt());
        }
    }

    /** The caller has to wait for the place, and gets it about when it is interrupted. */
    static final class InterruptedAfterWaiting extends Interrupted {

        private final CountDownLatch leave = new CountDownLatch(1);

        @Override
        boolean test(long n) {
            if (n == 7) {
                await(leave);
            }
            return super.test(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> resource.isPrime(7), ask(), this::leave, interrupt());
        }

        private Void leave() {
            leave.countDown();
            return null;
        }
    }

    /** Two wait for the place, and the first of them is interrupted about when it is free again. */
    static final class InterruptedBeforeAnother extends Interrupted {

        private final CountDownLatch leave = new CountDownLatch(1);
        private volatile Thread next;
        private volatile boolean nextAnswered;

        @Override
        boolean test(long n) {
            if (n == 7) {
                await(leave);
            }
            return super.test(n);
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> resource.isPrime(7), ask(), this::askNext, this::leaveAndInterrupt);
        }

        private Void askNext() {
            next = Thread.currentThread();
            try {
                resource.isPrime(13);
                nextAnswered = true;
            } catch (InterruptedException e) {
                // It waited for a place that was free: see setFree.
            }
            return null;
        }

        private Void leaveAndInterrupt() throws Exception {
            leave.countDown();
            step();
            interrupt().call();
            return null;
        }

        @Override
        public void setFree() {
            next.interrupt();
        }

        @Override
        public void check() {
            Expect.that(
                    nextAnswered,
                    () -> "one of two was interrupted, and the other one waits for ever, with a free place");
            super.check();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        private final BoundedResource resource = new BoundedResource(primeTest, 2);

        @Test
        @Order(1)
        @Clause("C1")
        void a_call_asks_the_resource_once_and_returns_its_answer() throws Exception {
            Expect.equal("isPrime(7)", company.resultOf(ask("caller", resource, 7)), true);
            Expect.equal("isPrime(9)", company.resultOf(ask("caller", resource, 9)), false);
            Expect.equal("numbers asked for", primeTest.numbers(), List.of(7L, 9L));
            Expect.equal("threads that asked", threadsThatAsked(), List.of("caller", "caller"));
            for (long number : Numbers.listOfAnySign()) {
                int before = primeTest.numbers().size();
                company.resultOf(ask("caller", resource, number));
                List<Long> asked = primeTest.numbers();
                Expect.equal(
                        "numbers that isPrime(" + number + ") asked for",
                        asked.subList(before, asked.size()),
                        List.of(number));
            }
        }

        @Test
        @Order(2)
        @Clause("C1")
        void a_try_with_a_free_place_does_so_too() throws Exception {
            Expect.equal("tryIsPrime(7)", company.resultOf(attempt("caller", 7)), Optional.of(true));
            Expect.equal("tryIsPrime(9)", company.resultOf(attempt("caller", 9)), Optional.of(false));
            Expect.equal("numbers asked for", primeTest.numbers(), List.of(7L, 9L));
            Expect.equal("threads that asked", threadsThatAsked(), List.of("caller", "caller"));
            for (long number : Numbers.listOfAnySign()) {
                int before = primeTest.numbers().size();
                company.resultOf(attempt("caller", number));
                List<Long> asked = primeTest.numbers();
                Expect.equal(
                        "numbers that tryIsPrime(" + number + ") asked for",
                        asked.subList(before, asked.size()),
                        List.of(number));
            }
        }

        @Test
        @Order(3)
        @Clause("C5")
        void what_the_resource_throws_comes_out() throws Exception {
            primeTest.failingAt(7);

            expectFailure("isPrime", () -> resource.isPrime(7));
            expectFailure("tryIsPrime", () -> resource.tryIsPrime(7));
        }

        private List<String> threadsThatAsked() {
            return primeTest.calls().stream().map(Call::thread).toList();
        }

        private Member<Optional<Boolean>> attempt(String caller, long number) {
            return company.start(caller, () -> resource.tryIsPrime(number));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void a_third_caller_does_not_get_one_of_two_places() throws Exception {
            primeTest.holding();
            BoundedResource resource = new BoundedResource(primeTest, 2);
            List<Member<Boolean>> callers = askInNumbers(resource, 3, 7);

            expectAtMost(2, "3 wanted to get in");
            primeTest.open();
            resultsOf(callers);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void three_callers_meet_in_a_resource_of_three_places() throws Exception {
            primeTest.meeting(3);
            List<Member<Boolean>> callers = askInNumbers(new BoundedResource(primeTest, 3), 3, 7);

            company.meet(primeTest);
            resultsOf(callers);
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void who_tries_with_success_has_a_place_too() throws Exception {
            primeTest.holding();
            BoundedResource resource = new BoundedResource(primeTest, 1);
            Member<Optional<Boolean>> first = company.start("first", () -> resource.tryIsPrime(7));
            company.awaitInside(primeTest, 1);
            Member<Boolean> second = ask("second", resource, 7);
            company.turnOf(second, () -> primeTest.inside() > 1);

            expectAtMost(1, "the first of them by tryIsPrime");
            primeTest.open();
            company.resultOf(first);
            company.resultOf(second);
        }

        @Test
        @Order(4)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void who_waits_gets_in_when_a_place_is_free() throws Exception {
            primeTest.holding(7).holding(11);
            BoundedResource resource = new BoundedResource(primeTest, 2);
            List<Member<Boolean>> callers = askInNumbers(resource, 2, 7);
            company.awaitInside(primeTest, 2);
            List<Member<Boolean>> waiting = askInNumbers(resource, 2, 11);

            for (Member<Boolean> member : waiting) {
                if (member.isDone()) {
                    company.resultOf(member);
                    throw Finding.wrong("a caller that found all places taken came back without waiting");
                }
            }
            primeTest.letGo(7);
            resultsOf(callers);
            company.awaitInside(primeTest, 2);
            primeTest.open();
            for (Member<Boolean> member : waiting) {
                Expect.equal("isPrime(11) after waiting", company.resultOf(member), true);
            }
        }

        @Test
        @Order(5)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void a_place_comes_back_after_an_exception() throws Exception {
            primeTest.failingAt(4);
            BoundedResource resource = new BoundedResource(primeTest, 3);

            expectFailure("isPrime", () -> resource.isPrime(4));
            expectPlaces(resource, 3, "a call that threw");
            expectFailure("tryIsPrime", () -> resource.tryIsPrime(4));
            expectPlaces(resource, 3, "a tryIsPrime that threw");
        }

        @Test
        @Order(6)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void a_place_comes_back_after_an_error() throws Exception {
            primeTest.during(n -> {
                if (n == 4) {
                    throw new AssertionError("planned", new PlannedFailure(n));
                }
            });
            BoundedResource resource = new BoundedResource(primeTest, 3);

            expectFailure("isPrime", () -> resource.isPrime(4));
            expectPlaces(resource, 3, "a call that threw an Error");
            expectFailure("tryIsPrime", () -> resource.tryIsPrime(4));
            expectPlaces(resource, 3, "a tryIsPrime that threw an Error");
        }

        @Test
        @Order(7)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void a_try_in_vain_returns_empty_and_changes_no_place() throws Exception {
            primeTest.holding(7).holding(11);
            BoundedResource resource = new BoundedResource(primeTest, 2);
            List<Member<Boolean>> callers = askInNumbers(resource, 2, 7);
            company.awaitInside(primeTest, 2);

            Member<Optional<Boolean>> attempt = company.start("trying", () -> resource.tryIsPrime(9));
            if (company.turnOf(attempt, attempt::isDone) != Turn.TOUCHED) {
                throw Finding.wrong("tryIsPrime waits while all places are taken")
                        .at(attempt.line());
            }
            Expect.equal("tryIsPrime while all places are taken", company.resultOf(attempt), Optional.empty());
            Expect.equal("times that the resource was asked for 9", timesAsked(9), 0);
            Member<Boolean> late = ask("late", resource, 11);
            company.turnOf(late, () -> primeTest.inside() > 2);
            expectAtMost(2, "one of them after a tryIsPrime in vain");

            primeTest.open();
            resultsOf(callers);
            company.resultOf(late);
            expectPlaces(resource, 2, "a tryIsPrime in vain");
        }

        @Test
        @Order(8)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 3)
        void an_interrupt_ends_the_wait_and_changes_no_place() throws Exception {
            primeTest.holding(7).holding(11);
            BoundedResource resource = new BoundedResource(primeTest, 1);
            Member<Boolean> first = ask("first", resource, 7);
            company.awaitInside(primeTest, 1);
            Member<Boolean> second = ask("second", resource, 9);
            company.turnOf(second, second::isDone);

            second.thread().interrupt();
            if (company.turnOf(second, second::isDone) != Turn.TOUCHED) {
                throw Finding.wrong("a caller was interrupted and still waits").at(second.line());
            }
            expectInterrupted(second);
            Expect.equal("times that the resource was asked by the interrupted caller", timesAsked(9), 0);
            Member<Boolean> late = ask("late", resource, 11);
            company.turnOf(late, () -> primeTest.inside() > 1);
            expectAtMost(1, "one of them after a waiting caller was interrupted");

            primeTest.open();
            company.resultOf(first);
            company.resultOf(late);
            expectPlaces(resource, 1, "the interrupt of a waiting caller");
        }

        @Test
        @Order(23)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_interrupt_ends_the_wait_behind_another_one_who_waits() throws Exception {
            primeTest.holding(7);
            BoundedResource resource = new BoundedResource(primeTest, 1);
            Member<Boolean> first = ask("first", resource, 7);
            company.awaitInside(primeTest, 1);
            Member<Boolean> second = ask("second", resource, 9);
            company.turnOf(second, second::isDone);
            Member<Boolean> third = ask("third", resource, 11);
            company.turnOf(third, third::isDone);

            third.thread().interrupt();
            if (company.turnOf(third, third::isDone) != Turn.TOUCHED) {
                throw Finding.wrong("of two callers who wait the later one was interrupted and still waits")
                        .at(third.line());
            }
            expectInterrupted(third);
            primeTest.open();
            company.resultOf(first);
            Expect.equal("isPrime(9), which waited before the interrupted one", company.resultOf(second), false);
            expectPlaces(resource, 1, "the interrupt of the second who waited");
        }

        @Test
        @Order(9)
        @Clause("C1")
        void an_interrupt_in_the_resource_does_not_take_the_answer_away() throws Exception {
            primeTest.during(n -> Thread.currentThread().interrupt());
            BoundedResource resource = new BoundedResource(primeTest, 1);

            try {
                Expect.equal(
                        "isPrime(7), interrupted while in the resource",
                        company.resultOf(ask("first", resource, 7)),
                        true);
            } catch (InterruptedException e) {
                throw Finding.wrong("isPrime threw an InterruptedException although it did not wait");
            }
            Expect.equal(
                    "tryIsPrime(7), interrupted while in the resource",
                    company.resultOf(company.start("second", () -> resource.tryIsPrime(7))),
                    Optional.of(true));
        }

        @Test
        @Order(10)
        @Clause("C6")
        void an_interrupted_thread_can_try() throws Exception {
            BoundedResource resource = new BoundedResource(primeTest, 1);

            Member<Optional<Boolean>> attempt = company.start("trying", () -> {
                Thread.currentThread().interrupt();
                return resource.tryIsPrime(7);
            });
            Expect.equal(
                    "tryIsPrime(7) of an interrupted thread, with a free place",
                    company.resultOf(attempt),
                    Optional.of(true));
        }

        @Test
        @Order(11)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void two_resources_do_not_share_their_places() throws Exception {
            primeTest.holding();
            Member<Boolean> here = ask("here", new BoundedResource(primeTest, 1), 7);
            company.awaitInside(primeTest, 1);

            Member<Boolean> there = ask("there", new BoundedResource(new ObservingPrimeTest(), 1), 7);
            if (company.turnOf(there, there::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a caller of one resource waits for a place in another")
                        .at(there.line());
            }
            primeTest.open();
            company.resultOf(here);
            company.resultOf(there);
        }

        @Test
        @Order(12)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 2)
        void a_resource_keeps_its_places_when_another_one_is_made() throws Exception {
            primeTest.holding();
            ObservingPrimeTest other = new ObservingPrimeTest().holding();
            BoundedResource one = new BoundedResource(primeTest, 1);
            BoundedResource three = new BoundedResource(other, 3);
            List<Member<Boolean>> callers = askInNumbers(one, 2, 7);
            expectAtMost(1, "after another one with 3 places was made");

            List<Member<Boolean>> others = askInNumbers(three, other, 4, 7);
            int inside = other.inside();
            Expect.that(inside == 3, () -> inside + " callers in a resource of 3 places, beside another one with 1");
            primeTest.open();
            other.open();
            resultsOf(callers);
            resultsOf(others);
        }

        @Test
        @Order(13)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_try_in_vain_does_not_wait_for_a_time() throws Exception {
            primeTest.holding();
            BoundedResource resource = new BoundedResource(primeTest, 1);
            Member<Boolean> first = ask("first", resource, 7);
            company.awaitInside(primeTest, 1);
            Member<Long> waits = company.start("trying", () -> {
                resource.tryIsPrime(9); // loads what is to be loaded
                long before = waitsSoFar();
                for (int time = 1; time <= TRIES; time++) {
                    resource.tryIsPrime(9);
                }
                return waitsSoFar() - before;
            });
            if (company.turnOf(waits, waits::isDone) != Turn.TOUCHED) {
                throw Finding.wrong("tryIsPrime waits while all places are taken")
                        .at(waits.line());
            }
            long times = company.resultOf(waits);
            Expect.that(
                    times == 0,
                    () -> "tryIsPrime has waited for a time while all places were taken: " + times + " times in "
                            + TRIES + " calls");
            primeTest.open();
            company.resultOf(first);
        }

        /** How often this thread has waited, for whatever it was. */
        private long waitsSoFar() {
            return ManagementFactory.getThreadMXBean()
                    .getThreadInfo(Thread.currentThread().threadId())
                    .getWaitedCount();
        }

        @Test
        @Order(14)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_does_another_caller_get_a_place_that_is_taken() throws Exception {
            Exploration.withTwoHeld(BothWait.class);
            Exploration.withTwoHeld(OneTries.class);
        }

        @Test
        @Order(15)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_does_a_try_in_vain_keep_another_one_out() throws Exception {
            Exploration.of(TwoTry.class);
            Exploration.of(RoomForBoth.class);
        }

        @Test
        @Order(16)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_does_a_try_wait_for_who_was_faster() throws Exception {
            Exploration.of(LastPlaceGone.class);
        }

        @Test
        @Order(17)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void who_was_woken_does_not_get_in_beside_a_newcomer() throws Exception {
            Exploration.withSecondHeldAtStep(Newcomer.class);
        }

        // Behind the explorations: two who ask again and again may both get in here, by luck.
        @Test
        @Order(18)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void of_two_who_wait_one_gets_the_place() throws Exception {
            primeTest.holding(7).holding(11).holding(13);
            BoundedResource resource = new BoundedResource(primeTest, 1);
            Member<Boolean> first = ask("first", resource, 7);
            company.awaitInside(primeTest, 1);
            Member<Boolean> second = ask("second", resource, 11);
            company.turnOf(second, second::isDone);
            Member<Boolean> third = ask("third", resource, 13);
            company.turnOf(third, third::isDone);

            primeTest.letGo(7);
            company.resultOf(first);
            company.turnOf(third, () -> primeTest.inside() > 1);
            expectAtMost(1, "after two had waited for it");
            primeTest.open();
            company.resultOf(second);
            company.resultOf(third);
        }

        @Test
        @Order(19)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_does_an_interrupt_cost_a_place() throws Exception {
            Exploration.of(InterruptedAtOnce.class);
            Exploration.of(InterruptedAfterWaiting.class);
            Exploration.of(InterruptedBeforeAnother.class);
        }

        @Test
        @Order(20)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_try_in_vain_does_not_look_again_and_again() throws Exception {
            Exploration.withNobodyHeld(TriesInVain.class);
        }

        @Test
        @Order(21)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void two_that_bound_the_same_resource_have_places_of_their_own() throws Exception {
            primeTest.holding();
            Member<Boolean> here = ask("here", new BoundedResource(primeTest, 1), 7);
            company.awaitInside(primeTest, 1);

            Member<Boolean> there = ask("there", new BoundedResource(primeTest, 1), 7);
            if (company.turnOf(there, () -> primeTest.inside() > 1) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a caller of one resource waits for a place in another")
                        .at(there.line());
            }
            primeTest.open();
            company.resultOf(here);
            company.resultOf(there);
        }

        @Test
        @Order(22)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_wait_for_a_place() throws Exception {
            primeTest.holding(7);
            Function<PrimeTest, List<Callable<Boolean>>> early = EarlyWaits.make(TwoCallers.class);
            List<Callable<Boolean>> calls = early.apply(primeTest);
            Member<Boolean> first = company.start("first", calls.getFirst());
            company.awaitInside(primeTest, 1);
            Member<Boolean> second = company.start("second", calls.getLast());
            company.turnOf(second, () -> second.isDone() || timesAsked(9) > 0);
            boolean beside = timesAsked(9) > 0;
            boolean ended = second.isDone();
            primeTest.open();
            company.resultOf(first);

            Expect.that(!beside, () -> "a time limit passed, and 2 callers were in a resource of 1 place");
            Expect.equal("isPrime(9), after its wait for a place", company.resultOf(second), false);
            Expect.that(!ended, () -> "a time limit passed, and isPrime(9) returned without a place");
        }

        /** Starts so many callers and waits until none of them gets on any more. */
        private List<Member<Boolean>> askInNumbers(BoundedResource resource, int callers, long number) {
            return askInNumbers(resource, primeTest, callers, number);
        }

        private List<Member<Boolean>> askInNumbers(
                BoundedResource resource, ObservingPrimeTest test, int callers, long number) {
            List<Member<Boolean>> members = new ArrayList<>();
            // One after the other: who gets in beside another one by luck is for the explorations to find.
            for (int i = 1; i <= callers; i++) {
                int before = test.inside();
                Member<Boolean> caller = ask("caller-" + i, resource, number);
                company.turnOf(caller, () -> test.inside() > before);
                members.add(caller);
            }
            return members;
        }

        private void resultsOf(List<Member<Boolean>> members) throws Exception {
            for (Member<Boolean> member : members) {
                company.resultOf(member);
            }
        }

        private long timesAsked(long number) {
            return primeTest.numbers().stream().filter(n -> n == number).count();
        }

        private void expectAtMost(int places, String circumstance) {
            int inside = primeTest.inside();
            Expect.that(
                    inside <= places,
                    () -> inside + " callers in a resource of " + places + (places == 1 ? " place, " : " places, ")
                            + circumstance);
        }

        /** Counts the places: one caller more than there should be wants to get in. */
        private void expectPlaces(BoundedResource resource, int places, String after) throws Exception {
            ObservingPrimeTest test = primeTest.holding();
            List<Member<Boolean>> callers = askInNumbers(resource, test, places + 1, 13);
            int inside = test.inside();
            Expect.that(inside == places, () -> inside + " of " + places + " places left after " + after);
            test.open();
            resultsOf(callers);
        }

        private void expectInterrupted(Member<Boolean> member) throws Exception {
            try {
                company.resultOf(member);
            } catch (InterruptedException e) {
                return;
            }
            throw Finding.wrong("a waiting caller was interrupted, and isPrime returned an answer");
        }

        @Test
        @Order(24)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void a_place_in_one_is_none_in_another_that_is_asked_from_there() throws Exception {
            primeTest.holding();
            BoundedResource inner = new BoundedResource(primeTest, 1);
            BoundedResource outer = new BoundedResource(n -> askFromOutside(inner, n), 3);
            List<Member<Boolean>> callers = new ArrayList<>();
            for (long number : new long[] {7, 9, 11}) {
                int before = primeTest.inside();
                Member<Boolean> caller = ask("caller-" + number, outer, number);
                company.turnOf(caller, () -> primeTest.inside() > before || caller.isDone());
                callers.add(caller);
            }

            expectAtMost(1, "all of whom have a place in another resource, from which they ask this one");
            primeTest.open();
            resultsOf(callers);
        }

        private boolean askFromOutside(BoundedResource inner, long n) {
            try {
                return n == 9 ? inner.tryIsPrime(n).orElse(false) : inner.isPrime(n);
            } catch (InterruptedException e) {
                throw new IllegalStateException("nobody interrupts the callers", e);
            }
        }

        @Test
        @Order(25)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void as_many_callers_meet_as_there_are_places_however_many() throws Exception {
            int places = Math.max(64, 4 * Runtime.getRuntime().availableProcessors()) + 1;
            primeTest.meeting(places);
            BoundedResource resource = new BoundedResource(primeTest, places);
            List<Member<Boolean>> callers = new ArrayList<>();
            for (int i = 1; i <= places; i++) {
                callers.add(ask("caller-" + i, resource, 7));
            }

            company.meet(primeTest);
            resultsOf(callers);
        }
    }

    private void expectFailure(String method, Callable<?> call) throws Exception {
        try {
            company.resultOf(company.start("failing", call));
        } catch (Exception | AssertionError e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw e;
        }
        throw Finding.wrong("the resource threw, and " + method + " returned as if nothing had happened");
    }
}
