package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import kata.model.PrimeTest;
import kata.model.Workload;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.HiddenNumbers;
import kata.testkit.Interleaving;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservedList;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Stubborn;
import kata.testkit.WorkAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What {@link LockedListRunner} has to do. {@code run} is called in a thread named {@code caller}, {@code found} in one
 * named {@code reader}.
 */
@KataTest
class LockedListRunnerTest {

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final ObservedList list = new ObservedList();
    private final LockedListRunner runner = new LockedListRunner(list);
    private final Company company = Company.gather();

    private Member<Void> run(Queue<Long> numbers, int workers) {
        return company.start("caller", () -> {
            runner.run(new Workload(numbers, workers, primeTest));
            return null;
        });
    }

    private Member<List<Long>> find() {
        return company.start("reader", runner::found);
    }

    private Member<List<Long>> findInterrupted() {
        return company.start("interrupted", () -> {
            Thread.currentThread().interrupt();
            return runner.found();
        });
    }

    private static Queue<Long> queue(long... numbers) {
        Queue<Long> queue = new ConcurrentLinkedQueue<>();
        for (long n : numbers) {
            queue.add(n);
        }
        return queue;
    }

    /** Lets a right solution end, and throws what the run has thrown. */
    private void end(Member<Void> run) throws Exception {
        primeTest.open();
        company.resultOf(run);
    }

    private List<Long> found() throws Exception {
        List<Long> found = company.resultOf(find());
        Expect.that(found != null, () -> "found returned null");
        return found;
    }

    private List<Long> foundInterrupted(Member<List<Long>> reader) {
        try {
            return company.resultOf(reader);
        } catch (Finding e) {
            throw e;
        } catch (Exception | Error e) {
            throw Finding.wrongAbout("found threw in an interrupted thread", e);
        }
    }

    private static List<Long> sorted(List<Long> numbers) {
        return numbers.stream().sorted().toList();
    }

    private void expectFailure(String who, Member<?> member) throws Exception {
        try {
            company.resultOf(member);
        } catch (Finding e) {
            throw e;
        } catch (Exception | Error e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw e;
        }
        throw Finding.wrong(who + " threw in a worker, and run returned as if nothing had happened");
    }

    /** Runs a workload, and has a list of its own for the primes. */
    static final class Run implements Function<Workload, Callable<Void>> {

        private final LockedListRunner runner = new LockedListRunner(new ArrayList<>());

        @Override
        public Callable<Void> apply(Workload workload) {
            return () -> {
                runner.run(workload);
                return null;
            };
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C5")
        void run_does_not_return_while_its_worker_is_at_work() throws Exception {
            primeTest.holding();
            Member<Void> run = run(queue(1), 1);

            company.awaitInside(primeTest, 1);
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "run returned while its worker was still testing 1");
            end(run);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void one_worker_puts_all_primes_into_the_list() throws Exception {
            end(run(Numbers.upTo(30), 1));

            Expect.onceEach(primeTest.numbers(), 30);
            Expect.equal("the list", list.values(), Numbers.primesUpTo(30));
        }

        @Test
        @Order(3)
        @Clause("C1")
        void a_prime_is_in_the_list_before_the_next_number_is_tested() throws Exception {
            primeTest.holding(3);
            Member<Void> run = run(queue(2, 3), 1);

            // Not just anybody inside: on a busy machine 2 may be seen there, too.
            if (company.awaitUntil(() -> primeTest.numbers().contains(3L)) == Outcome.STALLED) {
                end(run);
                throw Finding.wrong("3 was not tested");
            }
            Expect.equal("the list while 3 is tested, after 2", list.values(), List.of(2L));
            end(run);
        }

        @Test
        @Order(4)
        @Clause("C4")
        void found_gives_a_copy() throws Exception {
            List<Long> before = found();
            end(run(Numbers.upTo(5), 1));
            List<Long> after = found();

            Expect.equal("found after the run", after, List.of(2L, 3L, 5L));
            Expect.equal("what found gave before the run, looked at after it", before, List.of());
        }

        @Test
        @Order(5)
        @Clause("C4")
        void found_gives_what_was_in_the_list_before_too() throws Exception {
            ObservedList used = new ObservedList();
            used.add(2L);
            LockedListRunner later = new LockedListRunner(used);
            Expect.equal(
                    "found before the first run, with 2 in the list",
                    company.resultOf(company.start("reader", later::found)),
                    List.of(2L));
            for (Queue<Long> numbers : List.of(queue(3, 4), queue(5, 5))) {
                company.resultOf(company.start("caller", () -> {
                    later.run(new Workload(numbers, 1, primeTest));
                    return null;
                }));
            }

            Expect.equal(
                    "found after a run on 3 and 4 and one on 5 and 5, with 2 in the list before",
                    company.resultOf(company.start("reader", later::found)),
                    List.of(2L, 3L, 5L, 5L));
        }

        @Test
        @Order(12)
        @Clause("C1")
        void no_number_means_that_the_queue_is_empty() throws Exception {
            end(run(Numbers.ofAnySign(), 1));

            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listOfAnySign());
        }

        @Test
        @Order(13)
        @Clause("C4")
        void who_is_interrupted_gets_no_other_copy() throws Exception {
            end(run(Numbers.upTo(5), 1));

            Expect.equal("found in an interrupted thread", foundInterrupted(findInterrupted()), List.of(2L, 3L, 5L));
        }

        @Test
        @Order(6)
        @Clause("C6")
        void what_the_test_throws_comes_out_of_run() throws Exception {
            primeTest.failingAt(3);

            expectFailure("the prime test", run(Numbers.upTo(5), 1));

            // Nothing fails on 4, and nothing is put into the list.
            try {
                end(run(queue(4), 1));
            } catch (RuntimeException | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    throw Finding.wrongAbout("a run threw what the test had thrown in an earlier run", e);
                }
                throw e;
            }
        }

        @Test
        @Order(7)
        @Clause("C6")
        void a_failure_that_looks_like_an_empty_queue_comes_out_too() throws Exception {
            primeTest.during(n -> {
                if (n == 3) {
                    throw new NoSuchElementException("planned", new PlannedFailure(n));
                }
            });

            expectFailure("the prime test", run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(8)
        @Clause("C6")
        void an_error_of_the_test_comes_out_too() throws Exception {
            primeTest.failingAt(3).byError();

            expectFailure("the prime test", run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(9)
        @Clause("C6")
        void what_the_list_throws_comes_out_of_run() throws Exception {
            list.failNextAdd();

            expectFailure("the list", run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(14)
        @Clause("C1")
        void a_test_that_leaves_its_thread_interrupted_is_no_end_of_a_worker() throws Exception {
            primeTest.during(n -> {
                // If it is the thread of run that tests, that is an interrupt of run.
                if (!Thread.currentThread().getName().equals("caller")) {
                    Thread.currentThread().interrupt();
                }
            });
            end(run(Numbers.upTo(6), 1));

            Expect.onceEach(primeTest.numbers(), 6);
            Expect.equal(
                    "the list after a run on 1 to 6, by tests that leave their threads interrupted",
                    list.values(),
                    List.of(2L, 3L, 5L));
        }

        @Test
        @Order(15)
        @Clause("C4")
        void a_caller_that_changes_its_copy_changes_no_other() throws Exception {
            end(run(Numbers.upTo(5), 1));
            List<Long> first = found();
            try {
                first.clear();
            } catch (UnsupportedOperationException e) {
                return; // Nobody can change it.
            }

            Expect.equal("found after its caller has emptied an earlier copy", found(), List.of(2L, 3L, 5L));
            Expect.equal("the list after a caller has emptied a copy of it", list.values(), List.of(2L, 3L, 5L));
        }

        @Test
        @Order(16)
        @Clause("C6")
        void a_failure_that_looks_like_a_missing_number_comes_out_too() throws Exception {
            primeTest.during(n -> {
                if (n == 3) {
                    NullPointerException thrown = new NullPointerException("planned");
                    thrown.initCause(new PlannedFailure(n));
                    throw thrown;
                }
            });

            expectFailure("the prime test", run(Numbers.upTo(5), 1));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void three_workers_meet_inside_the_test() throws Exception {
            primeTest.meeting(3);
            Member<Void> run = run(Numbers.upTo(20), 3);

            company.meet(primeTest);
            end(run);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void found_answers_while_a_worker_is_inside_the_test() throws Exception {
            primeTest.holding();
            Member<Void> run = run(queue(7), 1);
            company.awaitInside(primeTest, 1);

            Member<List<Long>> reader = find();
            if (company.turnOf(reader, reader::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("found does not answer while a worker is inside the test")
                        .at(reader.line());
            }
            end(run);
            company.resultOf(reader);
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void a_worker_does_not_add_while_another_adds() throws Exception {
            list.parkInside();
            primeTest.meeting(2);
            Member<Void> run = run(queue(2, 3), 2);
            company.meet(primeTest);
            awaitParked(run);

            company.turnOf(run, list::wasShared);
            expectNotShared("2 workers were in the list at once", run);

            Expect.equal("the list", sorted(list.values()), List.of(2L, 3L));
        }

        @Test
        @Order(4)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void found_does_not_copy_while_a_worker_adds() throws Exception {
            list.parkInside();
            Member<Void> run = run(queue(2), 1);
            awaitParked(run);

            Member<List<Long>> reader = find();
            company.turnOf(reader, () -> list.wasShared() || reader.isDone());
            expectNotShared("found used the list while a worker was adding to it", run, reader);
        }

        @Test
        @Order(5)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void a_worker_does_not_add_while_found_copies() throws Exception {
            end(run(queue(2), 1));
            list.parkInside();
            Member<List<Long>> reader = find();
            company.awaitUntil(() -> list.hasParked() || reader.isDone());
            if (reader.isDone()) {
                company.resultOf(reader);
                return; // It gives a copy that was made before.
            }

            Member<Void> run = run(queue(3), 1);
            company.turnOf(run, list::wasShared);
            expectNotShared("a worker added to the list while found was copying it", run, reader);
        }

        @Test
        @Order(6)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void after_a_failed_add_the_other_worker_can_add() throws Exception {
            list.failNextAdd();
            primeTest.meeting(2);
            Member<Void> run = run(queue(2, 3), 2);
            company.meet(primeTest);

            expectFailure("the list", run);
            // The other one may have been told to stop.
            end(run(queue(5), 1));
            Expect.that(
                    list.values().contains(5L),
                    () -> "the list after an add that failed and a run on 5: " + list.values());
            List<Long> found = found();
            Expect.that(found.contains(5L), () -> "found gives after an add that failed and a run on 5: " + found);
        }

        @Test
        @Order(7)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void after_a_failed_copy_a_worker_can_add() throws Exception {
            list.failNextRead();
            Member<List<Long>> reader = find();
            try {
                company.resultOf(reader);
                return; // It gives a copy that was made before.
            } catch (Exception e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
            }

            end(run(queue(2), 1));
            Expect.equal("the list", list.values(), List.of(2L));
        }

        @Test
        @Order(8)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void three_workers_find_every_prime_once() throws Exception {
            primeTest.meeting(3);
            Member<Void> run = run(Numbers.upTo(30), 3);
            company.meet(primeTest);
            end(run);

            Expect.onceEach(primeTest.numbers(), 30);
            Expect.equal("the list, sorted", sorted(list.values()), Numbers.primesUpTo(30));
            Expect.equal("what found gives, sorted", sorted(found()), Numbers.primesUpTo(30));
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void run_does_not_return_while_any_worker_is_at_work() throws Exception {
            for (long slow = 1; slow <= 2; slow++) {
                expectToWaitFor(slow, new ObservingPrimeTest().holding(1).holding(2), false);
            }
        }

        @Test
        @Order(10)
        @Clause(value = "C5", aspect = Aspect.CLEANLINESS)
        void run_does_not_throw_while_another_worker_is_at_work() throws Exception {
            for (long slow = 1; slow <= 2; slow++) {
                expectToWaitFor(
                        slow, new ObservingPrimeTest().holding(1).holding(2).failingAt(3 - slow), true);
            }
        }

        @Test
        @Order(11)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_run_while_a_worker_is_at_work() throws Exception {
            primeTest.holding();
            Function<Workload, Callable<Void>> early = EarlyWaits.make(Run.class);
            Member<Void> run = company.start("caller", early.apply(new Workload(queue(1, 2), 2, primeTest)));
            company.awaitInside(primeTest, 2);
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "a time limit passed, and run ended while 2 workers were at work");
            end(run);
        }

        @Test
        @Order(12)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void who_finds_the_list_in_use_does_not_test_on() throws Exception {
            list.parkInside();
            primeTest.meeting(2).holding(4);
            Member<Void> run = run(queue(2, 3, 4), 2);
            company.meet(primeTest);
            awaitParked(run);

            company.turnOf(run, () -> list.wasShared() || primeTest.numbers().contains(4L));
            for (Call next : primeTest.calls()) {
                for (Call before : primeTest.calls()) {
                    if (next.number() == 4
                            && before.number() != 4
                            && before.threadId() == next.threadId()
                            && !list.values().contains(before.number())) {
                        list.release();
                        end(run);
                        throw Finding.wrong("a worker tested 4 although its last prime, " + before.number()
                                        + ", was not in the list: another worker was using that")
                                .at(next.line());
                    }
                }
            }
            primeTest.open();
            expectNotShared("2 workers were in the list at once", run);
        }

        /** Two workers; the one that does not test the slow number is let go. */
        private void expectToWaitFor(long slow, ObservingPrimeTest test, boolean failing) throws Exception {
            Member<Void> run = company.start("caller", () -> {
                runner.run(new Workload(queue(1, 2), 2, test));
                return null;
            });
            company.awaitInside(test, 2);
            test.letGo(3 - slow);
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(
                    turn != Turn.TOUCHED || test.inside() == 0,
                    () -> "run ended while a worker was still testing " + slow);
            test.open();
            if (failing) {
                expectFailure("the prime test", run);
            } else {
                company.resultOf(run);
            }
        }

        @Test
        @Order(13)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void the_list_is_guarded_also_after_an_interrupted_thread_has_asked_for_it() throws Exception {
            Member<List<Long>> early = findInterrupted();
            company.turnOf(early, early::isDone);
            list.parkInside();
            Member<Void> run = run(queue(2), 1);
            awaitParked(run);
            Member<List<Long>> late = findInterrupted(); // It waits, or leaves.
            company.turnOf(late, late::isDone);

            Member<List<Long>> reader = find();
            company.turnOf(reader, () -> list.wasShared() || reader.isDone());
            // Looked at now: when the worker is gone, two callers of found may be in the list together.
            boolean shared = list.wasShared();
            Interleaving interleaving = list.interleaving();
            Exception thrown = letAllEnd(run, reader);
            if (shared) {
                throw Finding.race("found used the list while a worker was adding to it", interleaving);
            }
            if (thrown != null) {
                throw thrown;
            }
        }

        private void awaitParked(Member<Void> run) throws Exception {
            if (company.awaitUntil(list::hasParked) == Outcome.STALLED) {
                company.resultOf(run);
                throw Finding.wrong("run returned, and nobody has put a prime into the list");
            }
        }

        /** Lets all go on and end; that two were in the list at once says more than what came of it. */
        private void expectNotShared(String observed, Member<?>... members) throws Exception {
            Exception thrown = letAllEnd(members);
            if (list.wasShared()) {
                throw Finding.race(observed, list.interleaving());
            }
            if (thrown != null) {
                throw thrown;
            }
        }

        /** Lets the parked thread go and all members end; gives what one of them has thrown, or null. */
        private Exception letAllEnd(Member<?>... members) {
            list.release();
            Exception thrown = null;
            for (Member<?> member : members) {
                try {
                    company.resultOf(member);
                } catch (Exception e) {
                    thrown = e;
                }
            }
            return thrown;
        }

        @Test
        @Order(12)
        @Clause(value = "C1", aspect = Aspect.SPEED, points = 2)
        void each_hidden_number_is_tested_once_each_time() throws Exception {
            List<Long> numbers = HiddenNumbers.of(LockedListRunner.class).row(200, 10_000, 1_000_000);
            WorkAccount.ofThreads(company, numbers, 2, test -> () -> {
                        LockedListRunner own = new LockedListRunner(new ArrayList<>());
                        own.run(new Workload(new ConcurrentLinkedQueue<>(numbers), 2, test));
                        return own.found();
                    })
                    .expectPeak();
        }

        @Test
        @Order(14)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void who_is_interrupted_while_the_list_is_in_use_gets_a_copy_too() throws Exception {
            list.parkInside();
            Member<Void> run = run(queue(2), 1);
            awaitParked(run);
            Member<List<Long>> before = findInterrupted();
            Member<List<Long>> meanwhile = find();
            company.turnOf(before, before::isDone);
            company.turnOf(meanwhile, meanwhile::isDone);
            meanwhile.thread().interrupt();
            company.turnOf(meanwhile, meanwhile::isDone);
            list.release();
            end(run);

            // A copy that was made before is right, too.
            for (Member<List<Long>> reader : List.of(before, meanwhile)) {
                List<Long> copy = foundInterrupted(reader);
                Expect.that(
                        List.of(2L).equals(copy) || List.of().equals(copy),
                        () -> "found in a thread that was interrupted while a worker added 2: " + copy);
            }
        }

        @Test
        @Order(15)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void what_fails_after_an_interrupt_of_its_run_does_not_come_out_of_the_next_one() throws Exception {
            Stubborn busy = new Stubborn();
            ObservingPrimeTest failing = new ObservingPrimeTest().during(n -> {
                busy.hold();
                throw new PlannedFailure(n);
            });
            Member<Void> interrupted = company.start("interrupted", () -> {
                runner.run(new Workload(queue(1, 2), 2, failing));
                return null;
            });
            company.awaitUntil(() -> failing.inside() == 2);
            company.turnOf(interrupted, interrupted::isDone);
            interrupted.thread().interrupt();
            company.turnOf(interrupted, interrupted::isDone);
            busy.letGo();
            // What comes out of it is not asked here.
            company.awaitUntil(interrupted::isDone);
            company.settle();

            try {
                end(run(queue(3, 4), 2));
            } catch (RuntimeException | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    throw Finding.wrongAbout("a run threw what the test had thrown in an interrupted run before it", e);
                }
                throw e;
            }
            Expect.equal("the list after a run on 3 and 4", list.values(), List.of(3L));
        }

        @Test
        @Order(16)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_run_after_a_failure() throws Exception {
            for (int slow = 0; slow < 2; slow++) {
                expectToWaitForTheLast(EarlyWaits.make(Run.class), 2, slow, "a worker failed, a time limit passed");
            }
        }

        @Test
        @Order(17)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void two_workers_that_throw_the_same_do_not_end_the_run_of_a_third() throws Exception {
            for (int slow = 0; slow < 3; slow++) {
                expectToWaitForTheLast(new Run(), 3, slow, "two workers threw the same exception");
            }
        }

        @Test
        @Order(18)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void a_run_that_is_interrupted_does_not_return_before_its_workers() throws Exception {
            primeTest.holding();
            Member<Void> run = run(queue(2, 3), 2);
            company.awaitInside(primeTest, 2);
            company.turnOf(run, run::isDone);
            run.thread().interrupt();
            Turn turn = company.turnOf(run, run::isDone);
            int inside = primeTest.inside();
            try {
                end(run);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    return; // It has interrupted its workers.
                }
                throw e;
            }
            Expect.that(
                    turn != Turn.TOUCHED || inside == 0,
                    () -> "run was interrupted, and returned while " + inside + " workers were at work");
        }

        /**
         * So many workers are inside the test; all but one throw the same exception.
         *
         * @param slow which one does not, counted by the ids of their threads, from 0
         */
        private void expectToWaitForTheLast(
                Function<Workload, Callable<Void>> runs, int workers, int slow, String observed) throws Exception {
            ObservingPrimeTest test = new ObservingPrimeTest();
            for (long n = 1; n <= workers; n++) {
                test.holding(n);
            }
            PlannedFailure same = new PlannedFailure(0);
            AtomicLong slowThread = new AtomicLong();
            PrimeTest failing = n -> {
                boolean prime = test.isPrime(n);
                if (Thread.currentThread().threadId() != slowThread.get()) {
                    throw same;
                }
                return prime;
            };
            Member<Void> run =
                    company.start("caller", runs.apply(new Workload(Numbers.upTo(workers), workers, failing)));
            company.awaitInside(test, workers);
            List<Long> threads =
                    test.calls().stream().map(Call::threadId).sorted().toList();
            slowThread.set(threads.get(slow));
            test.calls().stream()
                    .filter(call -> call.threadId() != slowThread.get())
                    .forEach(call -> test.letGo(call.number()));
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(
                    turn != Turn.TOUCHED || test.inside() == 0,
                    () -> observed + ", and run ended while another worker was still at work");
            test.open();
            expectFailure("the prime test", run);
        }
    }
}
