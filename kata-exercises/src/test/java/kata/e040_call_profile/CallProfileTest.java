package kata.e040_call_profile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import kata.model.Tally;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Costly;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedTally;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.SharedTally;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e040: known call trees on a clock that moves only when the test says so, and threads that end calls together. */
@KataTest
class CallProfileTest {

    private final AtomicLong clock = new AtomicLong(1_000);
    private final Book book = new Book();
    private final CallProfile profile = new CallProfile(clock::get, book);

    /**
     * Two threads call one method once each; the clock goes on by 1 with each look at it. A thread may be held between
     * reading a tally and writing it.
     */
    static final class TwoCalls implements Scenario {

        private final AtomicLong ticks = new AtomicLong();
        private final SharedTally calls = new SharedTally();
        private final SharedTally selfNanos = new SharedTally();
        // The same each time: whoever locks a tally locks it for all.
        private final Tally steppingCalls = stepping(calls);
        private final Tally steppingNanos = stepping(selfNanos);
        private final CallProfile profile = new CallProfile(ticks::incrementAndGet, new Ledger() {
            @Override
            public Tally calls(String method) {
                return steppingCalls;
            }

            @Override
            public Tally selfNanos(String method) {
                return steppingNanos;
            }
        });

        private Tally stepping(Tally tally) {
            return new Tally() {
                @Override
                public long read() {
                    long value = tally.read();
                    step();
                    return value;
                }

                @Override
                public void write(long value) {
                    tally.write(value);
                }
            };
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> profile.call("isPrime", () -> 2), () -> profile.call("isPrime", () -> 3));
        }

        @Override
        public void check() {
            Expect.equal("calls of isPrime after 2", calls.read(), 2);
            Expect.that(
                    selfNanos.read() >= 2, () -> "2 calls of 1 ns and more, but " + selfNanos.read() + " ns in all");
        }
    }

    /** Two calls of one method of a new profile, with these tallies; the clock goes on by 1 with each look at it. */
    static final class CallsOfOneMethod implements BiFunction<Tally, Tally, List<Callable<Integer>>> {

        @Override
        public List<Callable<Integer>> apply(Tally calls, Tally selfNanos) {
            AtomicLong ticks = new AtomicLong();
            CallProfile profile = new CallProfile(ticks::incrementAndGet, new Ledger() {
                @Override
                public Tally calls(String method) {
                    return calls;
                }

                @Override
                public Tally selfNanos(String method) {
                    return selfNanos;
                }
            });
            return List.of(() -> profile.call("isPrime", () -> 2), () -> profile.call("isPrime", () -> 3));
        }
    }

    /** One thread. */
    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C9")
        void no_thread_is_left_when_the_only_call_is_over() throws Exception {
            // Not the one that was made before the check began.
            new CallProfile(clock::get, new Book()).call("isPrime", taking(1));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void a_call_runs_its_body_once_and_gives_its_value() throws Exception {
            List<Thread> runs = new ArrayList<>();
            String value = profile.call("isPrime", () -> {
                runs.add(Thread.currentThread());
                return "yes";
            });
            Expect.equal("value", value, "yes");
            Expect.equal("how often the body ran", runs.size(), 1);
            Expect.that(
                    runs.getFirst() == Thread.currentThread(),
                    () -> "the body ran on the thread " + runs.getFirst().getName() + ", not on the caller's");
        }

        @Test
        @Order(3)
        @Clause("C2")
        void calls_are_counted_by_method() throws Exception {
            profile.call("isPrime", taking(0));
            profile.call("sqrt", taking(0));
            profile.call("isPrime", taking(0));
            expectCalls(Map.of("isPrime", 2L, "sqrt", 1L));
        }

        @Test
        @Order(4)
        @Clause(value = "C3", points = 3)
        void self_time_is_without_the_calls_inside() throws Exception {
            // main 1 [ search 10 [ isPrime 100 [ sqrt 1,000 ] 200 ] 20 [ isPrime 300 ] 30 ] 2
            profile.call("main", () -> {
                pass(1);
                profile.call("search", () -> {
                    pass(10);
                    profile.call("isPrime", () -> {
                        pass(100);
                        profile.call("sqrt", taking(1_000));
                        return pass(200);
                    });
                    pass(20);
                    profile.call("isPrime", taking(300));
                    return pass(30);
                });
                return pass(2);
            });
            expectSelf(Map.of("main", 3L, "search", 60L, "isPrime", 600L, "sqrt", 1_000L));
            expectCalls(Map.of("main", 1L, "search", 1L, "isPrime", 2L, "sqrt", 1L));
        }

        @Test
        @Order(5)
        @Clause("C3")
        void a_call_of_another_profile_is_no_call_inside() throws Exception {
            Book otherBook = new Book();
            CallProfile other = new CallProfile(clock::get, otherBook);
            profile.call("main", () -> {
                pass(1);
                other.call("isPrime", () -> {
                    pass(100);
                    return profile.call("sqrt", taking(1_000));
                });
                return pass(2);
            });
            expectSelf(Map.of("main", 103L, "sqrt", 1_000L));
            Expect.equal(
                    "self time by method, of another profile in between",
                    otherBook.values(otherBook.selfNanos),
                    Map.of("isPrime", 1_100L));
        }

        @Test
        @Order(6)
        @Clause(value = "C4", points = 2)
        void each_level_of_a_recursion_is_a_call_and_no_time_counts_twice() throws Exception {
            countDown(3);
            expectCalls(Map.of("countDown", 4L));
            expectSelf(Map.of("countDown", 4 * 11L));
        }

        @Test
        @Order(7)
        @Clause("C4")
        void methods_may_call_each_other_in_turn() throws Exception {
            even(5);
            expectCalls(Map.of("even", 3L, "odd", 3L));
            expectSelf(Map.of("even", 30L, "odd", 3L));
        }

        @Test
        @Order(8)
        @Clause("C1")
        void what_the_body_throws_comes_out_as_it_is() {
            expectThrown(new PlannedFailure(7));
            expectThrown(new IOException("a checked one"));
            expectThrown(new PlannedError());
        }

        @Test
        @Order(9)
        @Clause(value = "C2", points = 2)
        void a_call_that_throws_is_counted() {
            thrownBy(failing(1, new PlannedFailure(7)));
            thrownBy(failing(1, new IOException("a checked one")));
            thrownBy(failing(1, new PlannedError()));
            expectCalls(Map.of("failing", 3L));
        }

        @Test
        @Order(10)
        @Clause(value = "C5", points = 2)
        void times_are_right_behind_a_call_that_threw() throws Exception {
            profile.call("main", () -> {
                pass(1);
                thrownBy(failing(40, new PlannedFailure(7)));
                pass(2);
                profile.call("isPrime", taking(100));
                return pass(4);
            });
            profile.call("main", taking(1_000));
            expectSelf(Map.of("main", 1_007L, "failing", 40L, "isPrime", 100L));
        }

        @Test
        @Order(11)
        @Clause("C2")
        void a_call_on_an_interrupted_thread_is_counted() throws Exception {
            Thread.currentThread().interrupt();
            try {
                profile.call("isPrime", taking(5));
            } catch (InterruptedException e) {
                throw Finding.wrong("call threw an InterruptedException that its body did not throw");
            } finally {
                Thread.interrupted();
            }
            expectCalls(Map.of("isPrime", 1L));
            expectSelf(Map.of("isPrime", 5L));
        }

        @Test
        @Order(12)
        @Clause("C3")
        void each_begin_and_each_end_is_one_look_at_the_clock() throws Exception {
            AtomicLong looks = new AtomicLong();
            CallProfile ticking = new CallProfile(looks::incrementAndGet, book);
            ticking.call("search", () -> ticking.call("isPrime", () -> 7));
            Expect.equal("looks at the clock for a call inside a call", looks.get(), 4L);
            expectSelf(Map.of("search", 2L, "isPrime", 1L));
        }

        @Test
        @Order(13)
        @Clause("C2")
        void a_call_inside_is_in_the_ledger_when_it_has_returned() throws Exception {
            List<Map<String, Long>> seen = new ArrayList<>();
            profile.call("search", () -> {
                profile.call("isPrime", taking(100));
                seen.add(book.values(book.calls));
                seen.add(book.values(book.selfNanos));
                return pass(1);
            });
            Expect.equal(
                    "calls and self time of isPrime, when it had returned and search had not",
                    seen.stream().map(values -> values.get("isPrime")).toList(),
                    List.of(1L, 100L));
        }

        @Test
        @Order(14)
        @Clause("C3")
        void the_clock_may_say_zero_or_less() throws Exception {
            clock.set(-1);
            // main -1 … 0 [ search 0 … 10 [ isPrime 10 … 110 ] … 130 ] … 132, and then isPrime -100 … 0.
            profile.call("main", () -> {
                pass(1);
                profile.call("search", () -> {
                    pass(10);
                    profile.call("isPrime", taking(100));
                    return pass(20);
                });
                return pass(2);
            });
            clock.set(-100);
            profile.call("isPrime", taking(100));
            expectSelf(Map.of("main", 3L, "search", 30L, "isPrime", 200L));
        }

        private int countDown(int n) throws Exception {
            return profile.call("countDown", () -> {
                pass(1);
                if (n > 0) {
                    countDown(n - 1);
                }
                return pass(10);
            });
        }

        private int even(int n) throws Exception {
            return profile.call("even", () -> {
                pass(10);
                return n == 0 ? 0 : odd(n - 1);
            });
        }

        private int odd(int n) throws Exception {
            return profile.call("odd", () -> {
                pass(1);
                return n == 0 ? 0 : even(n - 1);
            });
        }

        private Callable<Integer> failing(long nanos, Throwable failure) {
            return () -> {
                pass(nanos);
                if (failure instanceof Error e) {
                    throw e;
                }
                throw (Exception) failure;
            };
        }

        private Throwable thrownBy(Callable<?> body) {
            try {
                profile.call("failing", body);
                return null;
            } catch (Throwable t) {
                return t;
            }
        }

        private void expectThrown(Throwable failure) {
            String type = failure.getClass().getSimpleName();
            Throwable thrown = thrownBy(failing(1, failure));
            if (thrown == null) {
                throw Finding.wrong("call returned although the body threw " + type);
            }
            Expect.that(
                    thrown == failure,
                    () -> "call threw " + thrown.getClass().getSimpleName() + ", not the body's " + type);
        }
    }

    /** Two threads. */
    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Company company = Company.gather();

        @Test
        @Order(1)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        void bodies_run_at_the_same_time() throws Exception {
            ObservingPrimeTest primeTest = new ObservingPrimeTest().meeting(2);
            Member<Boolean> first = company.start("first", () -> profile.call("isPrime", () -> primeTest.isPrime(7)));
            Member<Boolean> second = company.start("second", () -> profile.call("isPrime", () -> primeTest.isPrime(8)));
            company.meet(primeTest);
            company.resultOf(first);
            company.resultOf(second);
        }

        @Test
        @Order(2)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 3)
        void a_call_on_another_thread_is_no_part_of_a_call() throws Exception {
            callBesideCall("first", "second");
        }

        @Test
        @Order(3)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void two_threads_of_one_name_are_two_threads() throws Exception {
            callBesideCall("worker", "worker");
        }

        /** While the first thread is in the middle of its call, the second one makes a whole one. */
        private void callBesideCall(String first, String second) throws Exception {
            ObservingPrimeTest primeTest = new ObservingPrimeTest().holding(7);
            Member<Integer> search = company.start(
                    first,
                    () -> profile.call("search", () -> {
                        pass(1);
                        primeTest.isPrime(7);
                        return pass(2);
                    }));
            company.awaitInside(primeTest, 1);
            company.resultOf(company.start(second, () -> profile.call("isPrime", taking(100))));
            primeTest.open();
            company.resultOf(search);
            expectSelf(Map.of("search", 103L, "isPrime", 100L));
        }

        @Test
        @Order(4)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 3)
        void a_second_call_between_read_and_write_of_the_count_is_not_lost() throws Exception {
            callTwiceParkingAt(book.calls("isPrime").parkBeforeWrite());
            expectBothCounted();
        }

        @Test
        @Order(5)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void a_second_call_after_the_read_of_the_count_is_not_lost() throws Exception {
            callTwiceParkingAt(book.calls("isPrime").parkAfterRead());
            expectBothCounted();
        }

        @Test
        @Order(6)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 2)
        void a_second_call_between_read_and_write_of_the_time_is_not_lost() throws Exception {
            ObservedTally self = book.selfNanos("isPrime");
            callTwiceParkingAt(self.parkBeforeWrite());
            if (self.value() != 7_000) {
                throw Finding.race("7,000 ns spent, but the ledger says " + self.value(), self.interleaving());
            }
        }

        @Test
        @Order(7)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_thread_that_is_started_inside_a_call_is_no_part_of_it() throws Exception {
            Member<Integer> first = company.start(
                    "first",
                    () -> profile.call("search", () -> {
                        pass(1);
                        FutureTask<Integer> inner = new FutureTask<>(() -> profile.call("isPrime", taking(100)));
                        Thread second = Thread.ofPlatform().name("second").start(inner);
                        second.join();
                        inner.get();
                        return pass(2);
                    }));
            company.resultOf(first);
            expectSelf(Map.of("search", 103L, "isPrime", 100L));
        }

        @Test
        @Order(8)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_of_a_call_can_another_call_get_lost() throws Exception {
            Exploration.withSecondHeldAtStep(TwoCalls.class);
        }

        @Test
        @Order(9)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void no_time_limit_takes_the_place_of_a_call() throws Exception {
            ObservedTally count = book.calls("isPrime").parkBeforeWrite();
            BiFunction<Tally, Tally, List<Callable<Integer>>> early = EarlyWaits.make(CallsOfOneMethod.class);
            List<Callable<Integer>> calls = early.apply(count, book.selfNanos("isPrime"));
            Member<Integer> first = company.start("first", calls.getFirst());
            if (company.awaitUntil(count::hasParked) == Outcome.STALLED) {
                company.resultOf(first);
                throw Finding.wrong("call returned without a look at the ledger");
            }
            Member<Integer> second = company.start("second", calls.getLast());
            company.turnOf(second, second::isDone);
            count.release();
            company.resultOf(first);
            company.resultOf(second);

            Expect.equal("calls of isPrime after 2, a time limit passed while one waited", count.value(), 2L);
        }

        private void expectBothCounted() {
            ObservedTally calls = book.calls("isPrime");
            if (calls.value() != 2) {
                throw Finding.race("2 calls, but the ledger says " + calls.value(), calls.interleaving());
            }
        }

        /** One call of 3,000 ns, which is parked, then one of 4,000 ns on another thread. */
        private void callTwiceParkingAt(ObservedTally tally) throws Exception {
            Member<Integer> first = company.start("first", () -> profile.call("isPrime", taking(3_000)));
            if (company.awaitUntil(tally::hasParked) == Outcome.STALLED) {
                company.resultOf(first);
                throw Finding.wrong("call returned without a look at the ledger");
            }
            // An equal name need not be the same object.
            String name = String.valueOf("isPrime".toCharArray());
            Member<Integer> second = company.start("second", () -> profile.call(name, taking(4_000)));
            company.turnOf(second, () -> tally.writes() > 0);
            tally.release();
            company.resultOf(first);
            company.resultOf(second);
        }
    }

    private int pass(long nanos) {
        clock.addAndGet(nanos);
        return 0;
    }

    private Callable<Integer> taking(long nanos) {
        return () -> pass(nanos);
    }

    private void expectCalls(Map<String, Long> expected) {
        Expect.equal("calls by method", book.values(book.calls), new TreeMap<>(expected));
    }

    private void expectSelf(Map<String, Long> expected) {
        Expect.equal("self time by method", book.values(book.selfNanos), new TreeMap<>(expected));
    }

    /** A ledger whose tallies are observed. */
    private static final class Book implements Ledger {

        private final Map<String, ObservedTally> calls = new ConcurrentSkipListMap<>();
        private final Map<String, ObservedTally> selfNanos = new ConcurrentSkipListMap<>();

        @Override
        public ObservedTally calls(String method) {
            return calls.computeIfAbsent(method, name -> new ObservedTally(0));
        }

        @Override
        public ObservedTally selfNanos(String method) {
            return selfNanos.computeIfAbsent(method, name -> new ObservedTally(0));
        }

        Map<String, Long> values(Map<String, ObservedTally> tallies) {
            Map<String, Long> values = new TreeMap<>();
            tallies.forEach((method, tally) -> values.put(method, tally.value()));
            return values;
        }
    }

    private static final class PlannedError extends Error {}
}
