package kata.e520_check_then_act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import kata.model.Cell;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedCell;
import kata.testkit.ObservedMap;
import kata.testkit.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link PrimeRegister} has to do. */
@KataTest
class PrimeRegisterTest {

    /** More than any number of places that somebody may have thought to be enough. */
    private static final int MANY = 12;

    private final ObservedMap finders = new ObservedMap();
    private final ObservedCell largest = new ObservedCell(0);
    private final PrimeRegister register = new PrimeRegister(finders, largest);

    private static Cell cellOf(AtomicLong number) {
        return new Cell() {
            @Override
            public long get() {
                return number.get();
            }

            @Override
            public boolean compareAndSet(long expected, long next) {
                return number.compareAndSet(expected, next);
            }
        };
    }

    /** Two threads record a prime each, in one register. */
    abstract static class TwoRecords implements Scenario {

        private final ConcurrentMap<Long, String> map = new ConcurrentHashMap<>();
        private final AtomicLong cell = new AtomicLong();
        private final long first;
        private final long second;
        private final PrimeRegister register;

        TwoRecords(long first, long second) {
            this.first = first;
            this.second = second;
            register = new PrimeRegister(map, cellOf(cell));
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> register.record(first, "first"), () -> register.record(second, "second"));
        }

        @Override
        public void check() {
            long largest = Math.max(first, second);
            Expect.that(
                    cell.get() == largest,
                    () -> first + " and " + second + " were recorded, but the cell says " + cell.get());
            Expect.equal("the map", Map.copyOf(map), Map.of(first, "first", second, "second"));
        }
    }

    static final class LargerBeside extends TwoRecords {

        public LargerBeside() {
            super(5, 11);
        }
    }

    static final class SmallerBeside extends TwoRecords {

        public SmallerBeside() {
            super(11, 5);
        }
    }

    /** Two threads record the same prime, in one register, and each looks into the map when it has heard. */
    static final class SamePrime implements Scenario {

        private final ConcurrentMap<Long, String> map = new ConcurrentHashMap<>();
        private final PrimeRegister register = new PrimeRegister(map, cellOf(new AtomicLong()));
        private volatile String offence;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> recordAndLook("first"), () -> recordAndLook("second"));
        }

        private boolean recordAndLook(String worker) {
            boolean recorded = register.record(7, worker);
            if (!map.containsKey(7L)) {
                offence = "the " + worker + " thread heard " + recorded + " for 7, and the map named nobody";
            }
            return recorded;
        }

        @Override
        public void check() {
            Expect.that(offence == null, () -> offence);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void a_prime_is_recorded_once() {
            Expect.equal("recording 7 for the first time", register.record(7, "Worker-1"), true);
            Expect.equal("recording 7 again, by another worker", register.record(7, "Worker-2"), false);
            Expect.equal("recording 7 again, by the same worker", register.record(7, "Worker-1"), false);
            Expect.equal("recording 11 for the first time", register.record(11, "Worker-2"), true);
        }

        @Test
        @Order(2)
        @Clause("C2")
        void the_map_names_the_first_worker() {
            register.record(7, "Worker-1");
            register.record(7, "Worker-2");
            register.record(11, "Worker-2");

            Expect.equal("the map", finders.content(), Map.of(7L, "Worker-1", 11L, "Worker-2"));
            finders.change().ifPresent(change -> {
                throw Finding.wrong(change);
            });
        }

        @Test
        @Order(3)
        @Clause("C3")
        void the_cell_holds_the_largest_prime() {
            for (long prime : new long[] {5, 11, 7, 11, 2}) {
                register.record(prime, "Worker-1");
            }

            Expect.equal("the cell after 5, 11, 7, 11 and 2", largest.value(), 11);

            // The first does not fit into an int; the other two are the same number as a double.
            for (long prime : new long[] {2_147_483_659L, 9_223_372_036_854_775_643L, 9_223_372_036_854_775_783L}) {
                register.record(prime, "Worker-1");
                Expect.equal("the cell after " + prime + ", the largest so far", largest.value(), prime);
            }
        }

        @Test
        @Order(4)
        @Clause("C2")
        void what_another_register_recorded_counts() {
            new PrimeRegister(finders, largest).record(13, "Worker-2");

            Expect.equal("recording 13 after another register", register.record(13, "Worker-1"), false);
            Expect.equal("the map", finders.content(), Map.of(13L, "Worker-2"));
            Expect.equal("the cell", largest.value(), 13);

            Expect.equal(
                    "recording 13, recorded by the same worker in another register",
                    register.record(13, "Worker-2"),
                    false);
        }

        @Test
        @Order(5)
        @Clause("C3")
        void another_cell_has_a_largest_prime_of_its_own() {
            register.record(11, "Worker-1");
            ObservedCell other = new ObservedCell(0);
            new PrimeRegister(new ObservedMap(), other).record(7, "Worker-1");

            Expect.equal("the cell of another register that recorded 7, after 11 in the first", other.value(), 7);
        }

        @Test
        @Order(6)
        @Clause("C3")
        void the_cell_may_begin_anywhere_below_the_primes() {
            for (long begin : new long[] {Long.MIN_VALUE, -1, 1}) {
                ObservedCell cell = new ObservedCell(begin);
                new PrimeRegister(new ObservedMap(), cell).record(7, "Worker-1");

                Expect.equal("the cell, which held " + begin + " before 7 was recorded", cell.value(), 7);
            }
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Company company = Company.gather();

        private Member<Boolean> record(String thread, PrimeRegister register, long prime) {
            return company.start(thread, () -> register.record(prime, thread));
        }

        /** Starts a thread that records, and waits until it is parked, or done because it need not be. */
        private Member<Boolean> recordAndPark(String thread, long prime, BooleanSupplier parked) throws Exception {
            Member<Boolean> member = record(thread, register, prime);
            company.awaitUntil(() -> parked.getAsBoolean() || member.isDone());
            if (!parked.getAsBoolean()) {
                company.resultOf(member);
            }
            return member;
        }

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void two_threads_record_a_prime_and_one_of_them_was_first() throws Exception {
            finders.parkAfterLook();
            Member<Boolean> first = recordAndPark("first", 7, finders::hasParked);
            Member<Boolean> second = record("second", new PrimeRegister(finders, largest), 7);
            company.turnOf(second, second::isDone);
            finders.release();
            boolean firstDid = company.resultOf(first);
            boolean secondDid = company.resultOf(second);

            String named = finders.content().get(7L);
            if (firstDid == secondDid) {
                throw Finding.race(
                        (firstDid ? "both threads" : "none of two threads") + " heard that it has recorded 7",
                        finders.interleaving());
            }
            if (!(firstDid ? "first" : "second").equals(named)) {
                throw Finding.race(
                        "the " + (firstDid ? "first" : "second") + " thread has recorded 7, but the map names the "
                                + named,
                        finders.interleaving());
            }
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void a_larger_prime_is_not_lost_to_a_smaller_one_in_between() throws Exception {
            recordBetween(5, 3);
        }

        @Test
        @Order(3)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void a_smaller_prime_does_not_replace_a_larger_one_in_between() throws Exception {
            recordBetween(5, 11);
        }

        @Test
        @Order(4)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void a_larger_one_between_two_looks_is_not_replaced() throws Exception {
            largest.parkAfterLook();
            recordWhileParked(5, 11);
        }

        @Test
        @Order(5)
        @Clause("C3")
        void however_often_the_cell_changes_the_larger_prime_gets_in() {
            largest.changingBeforeSet(200);
            register.record(1_000_003, "Worker-1");

            Expect.equal("the cell, which changed 200 times before 1000003 got in", largest.value(), 1_000_003);
        }

        /** Two threads record; the first is parked before it sets the cell, until the second has done so. */
        private void recordBetween(long prime, long between) throws Exception {
            largest.parkBeforeSet();
            recordWhileParked(prime, between);
        }

        private void recordWhileParked(long prime, long between) throws Exception {
            Member<Boolean> first = recordAndPark("first", prime, largest::hasParked);
            Member<Boolean> second = record("second", new PrimeRegister(finders, largest), between);
            company.turnOf(second, second::isDone);
            largest.release();
            company.resultOf(first);
            company.resultOf(second);

            if (largest.value() != Math.max(prime, between)) {
                throw Finding.race(
                        prime + " and " + between + " were recorded, but the cell says " + largest.value(),
                        largest.interleaving());
            }
        }

        @Test
        @Order(6)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void who_is_held_up_at_the_cell_stops_nobody() throws Exception {
            largest.parkBeforeSet();
            List<Member<Boolean>> heldUp = new ArrayList<>();
            heldUp.add(recordAndPark("first", 5, largest::hasParked));

            expectToPass(5); // While the cell does not have it yet.
            expectToPass(11);
            while (heldUp.size() < MANY) {
                largest.parkBeforeSet();
                heldUp.add(holdUp(11 + heldUp.size(), heldUp.size(), largest::hasParked));
            }
            expectToPass(101);
            largest.release();
            for (Member<Boolean> member : heldUp) {
                company.resultOf(member);
            }
        }

        @Test
        @Order(7)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void who_is_held_up_at_the_map_stops_nobody() throws Exception {
            finders.parkAfterLook();
            List<Member<Boolean>> heldUp = new ArrayList<>();
            heldUp.add(recordAndPark("first", 5, finders::hasParked));

            expectToPass(11);
            expectToPass(5);
            while (heldUp.size() < MANY) {
                finders.parkAfterLook();
                heldUp.add(holdUp(11 + heldUp.size(), heldUp.size(), finders::hasParked));
            }
            expectToPass(101);
            finders.release();
            for (Member<Boolean> member : heldUp) {
                company.resultOf(member);
            }
        }

        @Test
        @Order(8)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_is_the_larger_prime_left_out() throws Exception {
            Exploration.of(LargerBeside.class);
            Exploration.of(SmallerBeside.class);
        }

        /** Starts one more thread that is to be held up as others are; or it is done because it need not be. */
        private Member<Boolean> holdUp(long prime, int others, BooleanSupplier parked) {
            Member<Boolean> member = record("thread-" + (others + 1), register, prime);
            company.awaitUntil(() -> parked.getAsBoolean() || member.isDone());
            if (!parked.getAsBoolean() && !member.isDone()) {
                throw Finding.notConcurrent("a call waits for others that are held up, " + others + " of them")
                        .at(member.line());
            }
            return member;
        }

        private void expectToPass(long prime) throws Exception {
            Member<Boolean> second = record("second", register, prime);
            if (company.turnOf(second, second::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("a call waits for another one that is held up")
                        .at(second.line());
            }
            company.resultOf(second);
        }

        @Test
        @Order(9)
        @Clause("C3")
        void an_interrupted_thread_does_not_leave_the_larger_prime_out() throws Exception {
            AtomicLong number = new AtomicLong();
            AtomicInteger changes = new AtomicInteger(MANY);
            company.resultOf(company.start("interrupted", () -> {
                Thread caller = Thread.currentThread();
                caller.interrupt();
                Cell changing = new Cell() {
                    @Override
                    public long get() {
                        return number.get();
                    }

                    @Override
                    public boolean compareAndSet(long expected, long next) {
                        if (changes.getAndDecrement() > 0) {
                            number.incrementAndGet();
                            caller.interrupt();
                        }
                        return number.compareAndSet(expected, next);
                    }
                };
                return new PrimeRegister(finders, changing).record(1_000_003, "Worker-1");
            }));

            Expect.equal(
                    "the cell, which changed " + MANY + " times while an interrupted thread recorded 1000003",
                    number.get(),
                    1_000_003L);
        }

        @Test
        @Order(10)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        @Costly
        void nobody_hears_of_a_record_that_is_not_made_yet() throws Exception {
            Exploration.of(SamePrime.class);
        }
    }
}
