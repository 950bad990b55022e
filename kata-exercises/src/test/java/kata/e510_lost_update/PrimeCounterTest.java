package kata.e510_lost_update;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import kata.model.Tally;
import kata.testkit.Aspect;
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
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedTally;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.SharedTally;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link PrimeCounter} has to do. */
@KataTest
class PrimeCounterTest {

    /** More counters than there are locks, if locks are shared out among them. */
    private static final int MANY = 5_000;

    private final ObservedTally tally = new ObservedTally(0);
    private final PrimeCounter counter = new PrimeCounter(tally);

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void a_find_raises_the_tally_by_one() {
            counter.found(2);

            Expect.equal("the tally after one find", tally.value(), 1);
            counter.found(2);
            Expect.equal("the tally after the same prime was found again", tally.value(), 2);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void a_find_reads_once_and_writes_once() {
            int reads = tally.reads(); // the constructor may have looked at it
            int writes = tally.writes();
            counter.found(2);

            Expect.equal("reads for one find", tally.reads() - reads, 1);
            Expect.equal("writes for one find", tally.writes() - writes, 1);
        }

        @Test
        @Order(3)
        @Clause("C3")
        void the_tally_is_the_only_place_of_the_count() {
            ObservedTally begun = new ObservedTally(40);
            PrimeCounter onBegun = new PrimeCounter(begun);
            Expect.equal("the total, 40 before any find", onBegun.total(), 40);
            onBegun.found(2);
            onBegun.found(3);

            Expect.equal("the tally, 40 before 2 finds", begun.value(), 42);
            Expect.equal("the total, 40 before 2 finds", onBegun.total(), 42);

            begun.failNextWrite();
            try {
                onBegun.found(5);
            } catch (RuntimeException e) {
                Expect.equal("the total, 42 before a find that could not be written", onBegun.total(), 42);
            }
        }
    }

    /** Two threads find one prime each. */
    static final class TwoFinds implements Scenario {

        private final PrimeCounter counter = new PrimeCounter(new SharedTally());

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> find(2), () -> find(3));
        }

        private Void find(long prime) {
            counter.found(prime);
            return null;
        }

        @Override
        public void check() {
            long total = counter.total();
            Expect.that(total == 2, () -> "2 finds, but the total is " + total);
        }
    }

    /** One is at the tally, one waits for that, and one who has not waited comes when the first one leaves. */
    static final class Newcomer implements Scenario, Tally {

        private final AtomicLong value = new AtomicLong();
        private final CountDownLatch go = new CountDownLatch(1);
        private final CountDownLatch come = new CountDownLatch(1);
        private final CountDownLatch leave = new CountDownLatch(1);
        private final PrimeCounter counter = new PrimeCounter(this);
        private volatile Thread first;
        private volatile Thread newcomer;

        @Override
        public List<Callable<?>> work() {
            return List.of(this::comeFirst, () -> find(3), this::comeAnew, this::direct);
        }

        private Void comeFirst() {
            first = Thread.currentThread();
            return find(2);
        }

        private Void comeAnew() {
            newcomer = Thread.currentThread();
            go.countDown();
            await(come);
            return find(5);
        }

        private Void find(long prime) {
            counter.found(prime);
            return null;
        }

        private Void direct() {
            come.countDown();
            step();
            leave.countDown();
            return null;
        }

        @Override
        public long read() {
            long read = value.get();
            if (Thread.currentThread() == first) {
                await(go);
            } else if (Thread.currentThread() == newcomer) {
                await(leave);
            }
            return read;
        }

        @Override
        public void write(long next) {
            value.set(next);
        }

        private static void await(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void check() {
            long total = counter.total();
            Expect.that(
                    total == 3,
                    () -> "3 finds, but the total is " + total + ": who was woken, and who came meanwhile, wrote both");
        }
    }

    /** A tally of its own that is equal to each other one of its kind. */
    private static final class EqualTally implements Tally {

        private final Tally tally;

        EqualTally(Tally tally) {
            this.tally = tally;
        }

        @Override
        public long read() {
            return tally.read();
        }

        @Override
        public void write(long value) {
            tally.write(value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof EqualTally;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Two calls of one counter. */
    static final class TwoCalls implements Function<Tally, List<Callable<Void>>> {

        @Override
        public List<Callable<Void>> apply(Tally tally) {
            PrimeCounter counter = new PrimeCounter(tally);
            return List.of(find(counter, 2), find(counter, 3));
        }

        private static Callable<Void> find(PrimeCounter counter, long prime) {
            return () -> {
                counter.found(prime);
                return null;
            };
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Company company = Company.gather();

        private Member<Void> find(String thread, PrimeCounter counter, long prime) {
            return company.start(thread, () -> {
                counter.found(prime);
                return null;
            });
        }

        /** Starts a thread that finds a prime, and waits until it is parked between its read and its write. */
        private Member<Void> findAndPark(String thread, long prime) throws Exception {
            Member<Void> member = find(thread, counter, prime);
            awaitParked(member);
            return member;
        }

        private void awaitParked(Member<Void> member) throws Exception {
            if (company.awaitUntil(tally::hasParked) == Outcome.STALLED) {
                company.resultOf(member);
                throw Finding.wrong("found returned, but did not read and write the tally");
            }
        }

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void a_second_find_before_the_write_of_the_first_is_not_lost() throws Exception {
            tally.parkBeforeWrite();
            twoFindsAreCounted();
        }

        @Test
        @Order(2)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void a_second_find_after_the_read_of_the_first_is_not_lost() throws Exception {
            tally.parkAfterRead();
            twoFindsAreCounted();
        }

        private void twoFindsAreCounted() throws Exception {
            Member<Void> first = findAndPark("first", 2);

            Member<Void> second = find("second", counter, 3);
            company.turnOf(second, () -> tally.writes() > 0);
            tally.release();
            company.resultOf(first);
            company.resultOf(second);

            expectTotal(2);
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void a_third_find_after_waiting_is_not_lost() throws Exception {
            tally.parkBeforeWrite();
            Member<Void> first = findAndPark("first", 2);
            Member<Void> second = find("second", counter, 3);
            company.turnOf(second, () -> tally.writes() > 0);

            tally.releaseAndParkTheNext();
            awaitParked(second);
            int writes = tally.writes();
            Member<Void> third = find("third", counter, 5);
            company.turnOf(third, () -> tally.writes() > writes);
            tally.release();
            company.resultOf(first);
            company.resultOf(second);
            company.resultOf(third);

            expectTotal(3);
        }

        @Test
        @Order(9)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void a_find_reads_once_although_another_one_came_in_between() throws Exception {
            int reads = tally.reads();
            int writes = tally.writes();
            tally.parkAfterRead();
            Member<Void> first = findAndPark("first", 2);
            Member<Void> second = find("second", counter, 3);
            company.turnOf(second, second::isDone);
            tally.release();
            company.resultOf(first);
            company.resultOf(second);

            Expect.equal("reads for 2 finds at the same time", tally.reads() - reads, 2);
            Expect.equal("writes for 2 finds at the same time", tally.writes() - writes, 2);
        }

        @Test
        @Order(4)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void a_find_of_an_interrupted_thread_is_not_lost() throws Exception {
            Member<Boolean> find = company.start("interrupted", () -> {
                Thread.currentThread().interrupt();
                try {
                    counter.found(2);
                    return true;
                } catch (RuntimeException e) {
                    return false; // whoever called knows that it was not counted
                }
            });

            if (company.resultOf(find)) {
                Expect.equal("the tally after one find of an interrupted thread", tally.value(), 1);
            }
            findBesideAnInterruptedOne(true);
            findBesideAnInterruptedOne(false);
        }

        /** One is parked between its read and its write; another one is interrupted before it waits, or meanwhile. */
        private void findBesideAnInterruptedOne(boolean before) throws Exception {
            long counted = tally.value();
            tally.parkBeforeWrite();
            Member<Void> first = findAndPark("first", 2);
            Member<Boolean> second = company.start("interrupted", () -> {
                if (before) {
                    Thread.currentThread().interrupt();
                }
                try {
                    counter.found(3);
                    return true;
                } catch (RuntimeException e) {
                    return false;
                }
            });
            company.turnOf(second, second::isDone);
            if (!before) {
                second.thread().interrupt();
                company.turnOf(second, second::isDone);
            }
            tally.release();
            company.resultOf(first);

            expectTotal(counted + (company.resultOf(second) ? 2 : 1));
        }

        @Test
        @Order(5)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void after_a_failed_read_another_thread_can_count() throws Exception {
            tally.failNextRead();

            expectFailure(find("first", counter, 2));
            company.resultOf(find("second", counter, 3));
            Expect.equal("the tally after one find that failed and one more", tally.value(), 1);
        }

        @Test
        @Order(6)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void after_a_failed_write_another_thread_can_count() throws Exception {
            tally.failNextWrite();

            expectFailure(find("first", counter, 2));
            company.resultOf(find("second", counter, 3));
            Expect.equal("the tally after one find that failed and one more", tally.value(), 1);
        }

        @Test
        @Order(13)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void after_a_failure_who_waited_and_who_comes_later_do_not_meet() throws Exception {
            tally.parkAfterRead();
            Member<Void> first = findAndPark("first", 2);
            Member<Void> second = find("second", counter, 3);
            company.turnOf(second, () -> tally.writes() > 0);
            tally.failNextWrite();
            tally.releaseAndParkTheNext();
            awaitParked(second); // Who works for all may do the second one's work in the first one's call.
            Member<Void> third = find("third", counter, 5);
            company.turnOf(third, () -> tally.writes() > 0);
            tally.release();
            expectFailure(first);
            company.resultOf(second);
            company.resultOf(third);

            expectTotal(2);
        }

        @Test
        @Order(12)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void after_an_error_another_thread_can_count() throws Exception {
            tally.failNextReadWithAnError();

            expectFailure(find("first", counter, 2));
            company.resultOf(find("second", counter, 3));
            Expect.equal("the tally after one find that failed with an Error and one more", tally.value(), 1);
        }

        @Test
        @Order(7)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void counters_with_tallies_of_their_own_do_not_wait_for_each_other() throws Exception {
            tally.parkBeforeWrite();
            Member<Void> here = findAndPark("here", 7);

            Member<Void> there = find("there", new PrimeCounter(new ObservedTally(0)), 7);
            if (company.turnOf(there, there::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a find on one counter waited for a find on another")
                        .at(there.line());
            }
            tally.release();
            company.resultOf(here);
            company.resultOf(there);
        }

        @Test
        @Order(11)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void not_one_of_many_counters_waits_for_another() throws Exception {
            tally.parkBeforeWrite();
            Member<Void> here = findAndPark("here", 7);

            AtomicInteger counted = new AtomicInteger();
            Member<Void> there = company.start("there", () -> {
                for (int other = 1; other <= MANY; other++) {
                    new PrimeCounter(new SharedTally()).found(7);
                    counted.incrementAndGet();
                }
                return null;
            });
            if (company.turnOf(there, there::isDone, counted::get) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a find on one of " + MANY + " other counters waited for one on another")
                        .at(there.line());
            }
            tally.release();
            company.resultOf(here);
            company.resultOf(there);
        }

        @Test
        @Order(8)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_of_a_find_can_another_find_get_lost() throws Exception {
            Exploration.withTwoHeld(TwoFinds.class);
        }

        @Test
        @Order(10)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        @Costly
        void who_was_woken_does_not_count_beside_a_newcomer() throws Exception {
            Exploration.withSecondHeldAtStep(Newcomer.class);
        }

        @Test
        @Order(12)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void no_time_limit_takes_the_place_of_a_find() throws Exception {
            Function<Tally, List<Callable<Void>>> early = EarlyWaits.make(TwoCalls.class);
            List<Callable<Void>> finds = early.apply(tally);
            tally.parkBeforeWrite();
            Member<Void> first = company.start("first", finds.getFirst());
            awaitParked(first);
            Member<Void> second = company.start("second", finds.getLast());
            company.turnOf(second, second::isDone);
            tally.release();
            company.resultOf(first);
            company.resultOf(second);

            Expect.equal("the tally after 2 finds, a time limit passed while one waited", tally.value(), 2);
        }

        private void expectTotal(long finds) {
            Interleaving steps = tally.interleaving();
            long total = counter.total();
            if (total != finds) {
                throw Finding.race(finds + " finds, but the total is " + total, steps);
            }
        }

        private void expectFailure(Member<Void> member) throws Exception {
            try {
                company.resultOf(member);
            } catch (Exception | AssertionError e) {
                if (PlannedFailure.isBehind(e)) {
                    return;
                }
                throw e;
            }
            throw Finding.wrong("the tally threw, and found returned as if nothing had happened");
        }

        @Test
        @Order(14)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void counters_with_tallies_that_are_only_equal_do_not_wait_for_each_other() throws Exception {
            PrimeCounter counterHere = new PrimeCounter(new EqualTally(tally));
            PrimeCounter counterThere = new PrimeCounter(new EqualTally(new SharedTally()));
            tally.parkBeforeWrite();
            Member<Void> here = find("here", counterHere, 7);
            awaitParked(here);

            Member<Void> there = find("there", counterThere, 7);
            if (company.turnOf(there, there::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a find on one counter waited for a find on another; their tallies are"
                                + " equal, but each is one of its own")
                        .at(there.line());
            }
            tally.release();
            company.resultOf(here);
            company.resultOf(there);
        }
    }
}
