package kata.e590_built_once;

import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.DataRaces;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedMaker;
import kata.testkit.PlannedFailure;
import kata.testkit.Scarcity;
import kata.testkit.Scenario;
import kata.testkit.Stress;
import kata.testkit.Stubborn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link SmallPrimes} has to do. */
@KataTest
class SmallPrimesTest {

    private static final List<Integer> PRIMES = List.of(2, 3, 5, 7, 11, 13);

    /** More instances than there are locks, if locks are shared out among them. */
    private static final int MANY = 5_000;

    private final ObservedMaker<List<Integer>> maker = new ObservedMaker<>(() -> new ArrayList<>(PRIMES));

    private static DataRaces dataRaces() {
        return DataRaces.in(SmallPrimes.class).severalThreads("table", "table");
    }

    private static void expectPrimes(String what, List<Integer> table) {
        Expect.equal(what, table, PRIMES);
    }

    /** Calls {@code table} in vain. */
    private static void expectFailure(Company company, Member<List<Integer>> member) throws Exception {
        List<Integer> table;
        try {
            table = company.resultOf(member);
        } catch (Exception | Error e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw e;
        }
        throw Finding.wrong("the maker threw, and table returned " + table);
    }

    /** Two calls of one instance. */
    static final class TwoCalls implements Function<Supplier<List<Integer>>, List<Callable<List<Integer>>>> {

        @Override
        public List<Callable<List<Integer>>> apply(Supplier<List<Integer>> maker) {
            SmallPrimes primes = new SmallPrimes(maker);
            return List.of(primes::table, primes::table);
        }
    }

    /** Two threads want the table. */
    static final class TwoFirstCalls implements Scenario {

        private final AtomicInteger made = new AtomicInteger();
        private final SmallPrimes primes = new SmallPrimes(this::make);
        private volatile List<Integer> first;
        private volatile List<Integer> second;
        private volatile String unfinished;

        private List<Integer> make() {
            made.incrementAndGet();
            step();
            return new ArrayList<>(PRIMES);
        }

        private List<Integer> ask() {
            List<Integer> table = primes.table();
            if (!PRIMES.equals(table)) {
                unfinished = String.valueOf(table); // It may be finished before all have come back.
            }
            return table;
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> first = ask(), () -> second = ask());
        }

        @Override
        public void check() {
            Expect.that(unfinished == null, () -> "a call returned a table that was not finished: " + unfinished);
            int times = made.get();
            Expect.that(times == 1, () -> "two calls, and the table was made " + times + " times");
            Expect.that(first == second, () -> "two calls returned two objects");
            expectPrimes("the table", first);
        }
    }

    /** The maker fails once; whoever has been told so asks again. */
    static class FirstAttemptFails implements Scenario {

        final AtomicInteger made = new AtomicInteger();
        private final SmallPrimes primes = new SmallPrimes(this::make);
        volatile List<Integer> first;
        volatile List<Integer> second;

        private List<Integer> make() {
            if (made.incrementAndGet() == 1) {
                throw new PlannedFailure(1);
            }
            return new ArrayList<>(PRIMES);
        }

        private List<Integer> ask() {
            try {
                return primes.table();
            } catch (RuntimeException | Error e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
            }
            return askAgain();
        }

        private List<Integer> askAgain() {
            try {
                return primes.table();
            } catch (RuntimeException | Error e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
                throw Finding.wrong("the next call after the failure did not try again: it threw the old failure");
            }
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> first = ask(), () -> second = ask());
        }

        @Override
        public void check() {
            expectPrimes("the table", first);
            expectPrimes("the table", second);
        }
    }

    /** As before; what comes after the failure is made once, too. */
    static final class SecondAttemptStays extends FirstAttemptFails {

        @Override
        public void check() {
            int times = made.get();
            Expect.that(times == 2, () -> "the maker threw once, and was called " + times + " times");
            Expect.that(first == second, () -> "the maker threw once, and then two calls returned two objects");
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        private final Company company = Company.gather();

        private Member<List<Integer>> table(SmallPrimes primes) {
            return company.start("first", primes::table);
        }

        @Test
        @Order(1)
        @Clause("C1")
        void every_call_returns_what_was_made() throws Exception {
            SmallPrimes primes = new SmallPrimes(maker);
            List<Integer> first = company.resultOf(table(primes));
            List<Integer> second = company.resultOf(table(primes));

            expectPrimes("the table", first);
            Expect.that(first == second, () -> "a second call returned another object than the first");
        }

        @Test
        @Order(2)
        @Clause("C6")
        void another_instance_has_another_table() throws Exception {
            company.resultOf(table(new SmallPrimes(maker)));
            List<Integer> other = company.resultOf(table(new SmallPrimes(() -> List.of(2, 3))));

            Expect.equal("the table of a second instance with another maker", other, List.of(2, 3));
        }

        @Test
        @Order(3)
        @Clause("C2")
        void nothing_is_made_before_the_first_call() throws Exception {
            SmallPrimes primes = new SmallPrimes(maker);
            Expect.equal("calls of the maker before the first call of table", maker.calls(), 0);

            company.resultOf(table(primes));
            Expect.equal("calls of the maker after the first call of table", maker.calls(), 1);
        }

        @Test
        @Order(4)
        @Clause("C5")
        void after_a_failure_the_next_call_tries_again() throws Exception {
            SmallPrimes primes = new SmallPrimes(maker.failingOnce());
            expectFailure(company, table(primes));

            expectPrimes("the table, after the maker had thrown once", company.resultOf(table(primes)));
        }

        @Test
        @Order(5)
        @Clause("C5")
        void after_an_error_the_next_call_tries_again() throws Exception {
            SmallPrimes primes = new SmallPrimes(maker.failingOnceWithAnError());
            expectFailure(company, table(primes));

            expectPrimes("the table, after the maker had thrown an Error", company.resultOf(table(primes)));
        }

        @Test
        @Order(6)
        @Clause("C1")
        void a_table_without_numbers_is_a_table_too() throws Exception {
            ObservedMaker<List<Integer>> none = new ObservedMaker<>(ArrayList::new);
            SmallPrimes primes = new SmallPrimes(none);
            List<Integer> first = company.resultOf(table(primes));
            List<Integer> second = company.resultOf(table(primes));

            Expect.equal("the table of a maker that returns no numbers", first, List.of());
            Expect.that(first == second, () -> "a second call returned another object, the first one is empty");
        }

        @Test
        @Order(7)
        @Clause("C1")
        void a_table_that_nobody_uses_is_kept() throws Exception {
            SmallPrimes primes = new SmallPrimes(maker);
            company.resultOf(company.start("first", () -> primes.table().size()));
            Scarcity.clearWhatMayBeCleared();
            company.resultOf(table(primes));

            Expect.equal("calls of the maker, the memory was scarce between two calls", maker.calls(), 1);
        }

        @Test
        @Order(8)
        @Clause("C6")
        void an_instance_that_nobody_uses_is_not_kept() throws Exception {
            WeakReference<SmallPrimes> left = company.resultOf(company.start("first", () -> {
                SmallPrimes primes = new SmallPrimes(() -> new ArrayList<>(PRIMES));
                primes.table();
                return new WeakReference<>(primes);
            }));
            // Another thread may have made the table, and still be on its way home.
            company.settle();

            Expect.that(
                    !Scarcity.isHeld(left),
                    () -> "an instance that nobody uses any more is kept for ever, and its table with it");
        }

        @Test
        @Order(9)
        @Clause("C5")
        void each_failure_comes_out_and_however_many_there_are_the_next_call_tries_again() throws Exception {
            Deque<RuntimeException> failures = new ArrayDeque<>();
            for (int i = 1; i <= 12; i++) {
                failures.add(new PlannedFailure(i));
            }
            failures.add(new IllegalStateException("thrown by the maker", new PlannedFailure(13)));
            failures.add(new CompletionException("thrown by the maker", new PlannedFailure(14)));
            List<RuntimeException> all = List.copyOf(failures);
            SmallPrimes primes = new SmallPrimes(() -> {
                RuntimeException next = failures.poll();
                if (next != null) {
                    throw next;
                }
                return PRIMES;
            });
            for (int i = 0; i < all.size(); i++) {
                expectToComeOut(i + 1, all.get(i), table(primes));
            }

            List<Integer> made = company.resultOf(table(primes));
            expectPrimes("the table, after the maker had thrown " + all.size() + " times", made);
        }

        private void expectToComeOut(int call, RuntimeException thrown, Member<List<Integer>> table) throws Exception {
            Throwable out = null;
            try {
                company.resultOf(table);
            } catch (Exception e) {
                out = e;
            }
            Throwable seen = out;
            while (out != null && out != thrown) {
                out = out.getCause();
            }
            Expect.that(
                    out == thrown,
                    () -> "at call " + call + " the maker threw \"" + thrown + "\", and table "
                            + (seen == null ? "returned" : "threw \"" + seen + "\" without it as the cause"));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Company company = Company.gather();
        private final SmallPrimes primes = new SmallPrimes(maker);

        private Member<List<Integer>> table(String thread) {
            return company.start(thread, primes::table);
        }

        /** Starts a thread that is held in the maker. */
        private Member<List<Integer>> makeAndHold() throws Exception {
            return makeAndHold(primes::table);
        }

        private Member<List<Integer>> makeAndHold(Callable<List<Integer>> call) throws Exception {
            Member<List<Integer>> first = company.start("first", call);
            if (company.awaitUntil(() -> maker.inside() > 0 || first.isDone()) == Outcome.STALLED || first.isDone()) {
                company.resultOf(first);
                throw Finding.wrong("table returned, and the maker was not called");
            }
            return first;
        }

        @Test
        @Order(1)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 4)
        void there_is_no_data_race() {
            dataRaces().expectNone();
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void two_first_calls_make_one_table() throws Exception {
            maker.holding();
            Member<List<Integer>> first = makeAndHold();

            Member<List<Integer>> second = table("second");
            company.turnOf(second, () -> maker.calls() > 1 || second.isDone());
            boolean early = second.isDone();
            maker.open();
            List<Integer> made = company.resultOf(first);
            List<Integer> got = company.resultOf(second);

            Expect.that(!early, () -> "a second call returned while the table was still being made");
            if (maker.calls() != 1) {
                throw Finding.race(
                        "two calls, and the table was made " + maker.calls() + " times", maker.interleaving());
            }
            expectPrimes("the table", got);
            Expect.that(made == got, () -> "two calls returned two objects");
        }

        @Test
        @Order(3)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        void who_waited_for_a_failure_gets_it_too_or_a_table() throws Exception {
            maker.holding().failingOnce();
            Member<List<Integer>> first = makeAndHold();
            Member<List<Integer>> second = table("second");
            company.turnOf(second, () -> maker.calls() > 1 || second.isDone());
            maker.open();

            expectFailure(company, first);
            List<Integer> got = PRIMES;
            try {
                got = company.resultOf(second);
            } catch (Exception e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
            }
            expectPrimes("the table of a call that waited for one that failed", got);
            expectPrimes("the table, after a call had failed", company.resultOf(table("third")));
        }

        @Test
        @Order(4)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void another_instance_does_not_wait() throws Exception {
            maker.holding();
            Member<List<Integer>> first = makeAndHold();

            SmallPrimes others = new SmallPrimes(() -> PRIMES);
            Member<List<Integer>> second = company.start("second", others::table);
            Turn turn = company.turnOf(second, second::isDone);
            String line = second.line();
            maker.open();
            company.resultOf(first);
            company.resultOf(second);

            if (turn != Turn.TOUCHED) {
                throw Finding.notConcurrent("a call waited while another instance made its table")
                        .at(line);
            }
        }

        @Test
        @Order(5)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void another_instance_with_the_same_maker_does_not_wait() throws Exception {
            maker.holding();
            Member<List<Integer>> first = makeAndHold();

            Member<List<Integer>> second = company.start("second", new SmallPrimes(maker)::table);
            Turn turn = company.turnOf(second, () -> maker.calls() > 1);
            String line = second.line();
            maker.open();
            List<Integer> made = company.resultOf(first);
            List<Integer> got = company.resultOf(second);

            if (turn != Turn.TOUCHED) {
                throw Finding.notConcurrent("a call waited while another instance with the same maker made its table")
                        .at(line);
            }
            Expect.that(made != got, () -> "two instances with the same maker share a table");
        }

        @Test
        @Order(6)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void all_who_wait_get_the_table() throws Exception {
            maker.holding();
            Member<List<Integer>> first = makeAndHold();
            Member<List<Integer>> second = table("second");
            company.turnOf(second, second::isDone);
            Member<List<Integer>> third = table("third");
            company.turnOf(third, third::isDone);
            maker.open();

            List<Integer> made = company.resultOf(first);
            for (Member<List<Integer>> waited : List.of(second, third)) {
                List<Integer> got = company.resultOf(waited);
                Expect.that(made == got, () -> "one of two who waited got " + got);
            }
        }

        @Test
        @Order(7)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void who_is_interrupted_gets_nothing_else_than_the_table() throws Exception {
            maker.holding();
            Member<List<Integer>> first = makeAndHold();
            Member<List<Integer>> second = company.start("second", () -> {
                Thread.currentThread().interrupt();
                return primes.table();
            });
            company.turnOf(second, second::isDone);
            maker.open();

            List<Integer> made = company.resultOf(first);
            company.awaitUntil(second::isDone);
            if (!second.isDone() || !second.hasFailed()) { // It may also throw.
                List<Integer> got = company.resultOf(second);
                Expect.that(made == got, () -> "a call of an interrupted thread returned " + got);
            }
        }

        @Test
        @Order(8)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void not_one_of_many_instances_waits() throws Exception {
            maker.holding();
            Member<List<Integer>> first = makeAndHold();

            AtomicInteger called = new AtomicInteger();
            Member<Void> others = company.start("second", () -> {
                for (int instance = 1; instance <= MANY; instance++) {
                    new SmallPrimes(() -> PRIMES).table();
                    called.incrementAndGet();
                }
                return null;
            });
            Turn turn = company.turnOf(others, others::isDone, called::get);
            String line = others.line();
            maker.open();
            company.resultOf(first);
            company.resultOf(others);

            if (turn != Turn.TOUCHED) {
                throw Finding.notConcurrent("a call of one of " + MANY
                                + " other instances waited while another instance made its table")
                        .at(line);
            }
        }

        @Test
        @Order(9)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_does_a_second_call_make_another_table() throws Exception {
            Exploration.withTwoHeld(TwoFirstCalls.class);
        }

        @Test
        @Order(10)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_does_a_failed_attempt_stay() throws Exception {
            Exploration.of(FirstAttemptFails.class);
        }

        @Test
        @Order(11)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_does_a_failed_attempt_take_back_the_next_one() throws Exception {
            Exploration.of(SecondAttemptStays.class);
        }

        @Test
        @Order(12)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_wait_for_the_table() throws Exception {
            maker.holding();
            Function<Supplier<List<Integer>>, List<Callable<List<Integer>>>> early = EarlyWaits.make(TwoCalls.class);
            List<Callable<List<Integer>>> calls = early.apply(maker);
            Member<List<Integer>> first = makeAndHold(calls.getFirst());
            Member<List<Integer>> second = company.start("second", calls.getLast());
            company.turnOf(second, () -> second.isDone() || maker.calls() > 1);
            boolean ended = second.isDone();
            int times = maker.calls();
            maker.open();
            List<Integer> made = company.resultOf(first);
            List<Integer> got = company.resultOf(second);

            Expect.that(times == 1, () -> "a time limit passed, and the table was made " + times + " times");
            Expect.that(!ended, () -> "a time limit passed, and a call returned while the table was being made");
            Expect.that(made == got, () -> "a time limit passed, and two calls returned two objects");
        }

        @Test
        @Order(13)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void how_the_threads_come_to_see_the_table_can_be_decided() {
            dataRaces().expectDecided();
        }

        @Test
        @Order(14)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 0)
        @Costly
        void no_run_of_many_shows_another_table_or_half_of_one() {
            Stress.expectNothingForbidden(SmallPrimesJcstress.class);
        }

        @Test
        @Order(15)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_thread_that_lives_on_does_not_keep_the_table() throws Exception {
            Stubborn livesOn = new Stubborn();
            AtomicReference<WeakReference<List<Integer>>> left = new AtomicReference<>();
            Member<Void> first = company.start("first", () -> {
                left.set(tableOfNobody());
                livesOn.hold();
                return null;
            });
            company.awaitUntil(() -> livesOn.isHolding() || first.isDone());
            company.settle();
            boolean kept = left.get() != null && Scarcity.isHeld(left.get());
            livesOn.letGo();
            company.resultOf(first);

            Expect.that(
                    !kept,
                    () -> "the table of an instance that nobody uses any more is kept while its thread lives on");
        }

        private static WeakReference<List<Integer>> tableOfNobody() {
            List<Integer> numbers = new ArrayList<>(PRIMES);
            // Captures something: a maker that does not would itself be kept for ever.
            return new WeakReference<>(new SmallPrimes(() -> new ArrayList<>(numbers)).table());
        }
    }
}
