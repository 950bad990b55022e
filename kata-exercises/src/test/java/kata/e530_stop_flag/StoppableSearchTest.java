package kata.e530_stop_flag;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.PriorityBlockingQueue;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.DataRaces;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.Stress;
import kata.testkit.Stubborn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What {@link StoppableSearch} has to do. {@code run} is called in a thread named {@code searcher}, {@code stop} in one
 * named {@code stopper}.
 */
@KataTest
class StoppableSearchTest {

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Stubborn inTheTest = new Stubborn();
    private final Company company = Company.gather();

    private Member<List<Long>> run(StoppableSearch search) {
        return company.start("searcher", search::run);
    }

    private Member<Void> stop(StoppableSearch search) {
        return company.start("stopper", () -> {
            search.stop();
            return null;
        });
    }

    private List<Long> result(Member<List<Long>> run) throws Exception {
        List<Long> primes = company.resultOf(run);
        Expect.that(primes != null, () -> "run returned null");
        return primes;
    }

    private DataRaces dataRaces() {
        return DataRaces.in(StoppableSearch.class)
                .oneThread("run", "run")
                .oneThread("stop", "stop")
                .opaqueWillDo();
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void every_number_is_tested_once_and_in_order() throws Exception {
            List<Long> primes = result(run(new StoppableSearch(Numbers.upTo(30), primeTest)));

            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(30));
            Expect.equal("primes", primes, Numbers.primesUpTo(30));
        }

        @Test
        @Order(9)
        @Clause("C1")
        void no_number_means_that_the_queue_is_empty() throws Exception {
            List<Long> primes = result(run(new StoppableSearch(Numbers.ofAnySign(), primeTest)));

            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listOfAnySign());
            Expect.equal("primes", primes, List.of(2L, 3L));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void an_empty_queue_has_no_primes() throws Exception {
            Expect.equal(
                    "primes of no numbers", result(run(new StoppableSearch(Numbers.upTo(0), primeTest))), List.of());
        }

        @Test
        @Order(3)
        @Clause("C1")
        void a_second_run_returns_its_own_primes() throws Exception {
            Queue<Long> numbers = Numbers.upTo(5);
            StoppableSearch search = new StoppableSearch(numbers, primeTest);
            List<Long> first = result(run(search));
            numbers.addAll(List.of(6L, 7L));

            Expect.equal("primes of a second run, with 6 and 7 in the queue", result(run(search)), List.of(7L));
            Expect.equal("what the first run had returned, after a second run", first, List.of(2L, 3L, 5L));
        }

        @Test
        @Order(4)
        @Clause("C5")
        void a_run_after_a_stop_tests_nothing() throws Exception {
            Queue<Long> numbers = Numbers.upTo(5);
            StoppableSearch search = new StoppableSearch(numbers, primeTest);
            company.resultOf(stop(search));
            List<Long> primes = result(run(search));

            Expect.equal("numbers tested, stopped before the run", primeTest.numbers(), List.of());
            Expect.equal("primes, stopped before the run", primes, List.of());
        }

        @Test
        @Order(5)
        @Clause("C5")
        void a_second_run_after_a_stop_tests_nothing_either() throws Exception {
            Queue<Long> numbers = Numbers.upTo(3);
            StoppableSearch search = new StoppableSearch(numbers, primeTest);
            company.resultOf(stop(search));
            result(run(search));
            numbers.addAll(List.of(5L, 7L));
            result(run(search));

            Expect.equal("numbers tested by a second run after the stop", primeTest.numbers(), List.of());
        }

        @Test
        @Order(6)
        @Clause("C5")
        void a_second_stop_changes_nothing() throws Exception {
            StoppableSearch search = new StoppableSearch(Numbers.upTo(5), primeTest);
            company.resultOf(stop(search));
            company.resultOf(stop(search));
            result(run(search));

            Expect.equal("numbers tested, stopped twice before the run", primeTest.numbers(), List.of());
        }

        @Test
        @Order(7)
        @Clause("C1")
        void another_search_is_not_stopped() throws Exception {
            StoppableSearch search = new StoppableSearch(Numbers.upTo(5), primeTest);
            company.resultOf(stop(new StoppableSearch(Numbers.upTo(3), primeTest)));
            result(run(search));

            Expect.equal("numbers tested, another search stopped", primeTest.numbers(), Numbers.listUpTo(5));
        }

        @Test
        @Order(8)
        @Clause("C5")
        void a_search_stays_stopped_when_another_one_begins() throws Exception {
            StoppableSearch search = new StoppableSearch(Numbers.upTo(5), primeTest);
            company.resultOf(stop(search));
            result(run(new StoppableSearch(Numbers.upTo(0), primeTest)));
            result(run(search));

            Expect.equal("numbers tested, stopped before another search", primeTest.numbers(), List.of());
        }

        @Test
        @Order(10)
        @Clause("C1")
        void the_order_is_that_in_which_the_queue_gives_its_numbers() throws Exception {
            List<Long> primes = result(
                    run(new StoppableSearch(new PriorityBlockingQueue<>(List.of(11L, 7L, 5L, 3L, 2L)), primeTest)));

            List<Long> smallestFirst = List.of(2L, 3L, 5L, 7L, 11L);
            Expect.equal(
                    "numbers tested, from a queue that gives the smallest first", primeTest.numbers(), smallestFirst);
            Expect.equal("primes, from a queue that gives the smallest first", primes, smallestFirst);

            List<Long> mixed = List.of(7L, 3L, 11L, 2L, 5L);
            Expect.equal(
                    "primes, from a queue that gives 7, 3, 11, 2, 5",
                    result(run(new StoppableSearch(new ConcurrentLinkedQueue<>(mixed), primeTest))),
                    mixed);
        }

        @Test
        @Order(11)
        @Clause("C1")
        void a_run_after_one_in_which_a_test_threw_tests_what_is_left() throws Exception {
            Queue<Long> numbers = Numbers.upTo(8);
            StoppableSearch search = new StoppableSearch(numbers, primeTest.failingAt(5));
            Member<List<Long>> failed = run(search);
            if (company.awaitUntil(failed::isDone) == Outcome.STALLED) {
                result(failed);
            }
            numbers.addAll(List.of(9L, 10L, 11L));
            List<Long> left = List.copyOf(numbers);
            int before = primeTest.numbers().size();
            List<Long> primes = result(run(search));

            List<Long> tested = primeTest.numbers();
            Expect.equal(
                    "numbers tested by a run after one in which the test of 5 threw",
                    tested.subList(before, tested.size()),
                    left);
            Expect.equal(
                    "primes of a run after one in which the test of 5 threw",
                    primes,
                    left.stream().filter(Numbers.primesUpTo(11)::contains).toList());
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Queue<Long> numbers = Numbers.upTo(8);
        private final StoppableSearch search = new StoppableSearch(numbers, primeTest);

        /** Starts a search that is held in the test of 5. */
        private Member<List<Long>> runUntilTheTestOfFive() throws Exception {
            primeTest.during(n -> {
                if (n == 5) {
                    inTheTest.hold();
                }
            });
            Member<List<Long>> run = run(search);
            if (company.awaitUntil(() -> inTheTest.isHolding() || run.isDone()) == Outcome.STALLED || run.isDone()) {
                result(run);
                throw Finding.wrong("5 was not tested");
            }
            return run;
        }

        @Test
        @Order(1)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 4)
        void there_is_no_data_race_between_stop_and_run() {
            dataRaces().expectNone();
        }

        @Test
        @Order(2)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void stop_returns_while_a_number_is_tested() throws Exception {
            Member<List<Long>> run = runUntilTheTestOfFive();

            Member<Void> stop = stop(search);
            Turn turn = company.turnOf(stop, stop::isDone);
            String line = stop.line();
            inTheTest.letGo();
            company.resultOf(stop);
            company.resultOf(run);

            if (turn != Turn.TOUCHED) {
                throw Finding.wrong("stop waited for the test of 5").at(line);
            }
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void the_number_at_hand_is_the_last_one() throws Exception {
            List<Long> primes = stoppedAtFive();

            Expect.equal("numbers tested, stopped while 5 was", primeTest.numbers(), Numbers.listUpTo(5));
            Expect.equal("primes, stopped while 5 was tested", primes, List.of(2L, 3L, 5L));
        }

        @Test
        @Order(4)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void the_numbers_that_were_not_tested_are_still_there() throws Exception {
            stoppedAtFive();

            Expect.equal("the queue, stopped while 5 was tested", new ArrayList<>(numbers), List.of(6L, 7L, 8L));
        }

        private List<Long> stoppedAtFive() throws Exception {
            Member<List<Long>> run = runUntilTheTestOfFive();
            Member<Void> stop = stop(search);
            company.turnOf(stop, stop::isDone);
            inTheTest.letGo();
            company.resultOf(stop);
            return result(run);
        }

        @Test
        @Order(5)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_number_taken_while_the_stop_came_is_tested() throws Exception {
            Stubborn atTheQueue = new Stubborn();
            Queue<Long> slow = new ConcurrentLinkedQueue<>(List.of(7L, 11L)) {
                @Override
                public Long poll() {
                    Long number = super.poll();
                    atTheQueue.hold();
                    return number;
                }
            };
            StoppableSearch slowly = new StoppableSearch(slow, primeTest);
            Member<List<Long>> run = run(slowly);
            if (company.awaitUntil(() -> atTheQueue.isHolding() || run.isDone()) == Outcome.STALLED || run.isDone()) {
                result(run);
                return; // It takes its numbers in another way.
            }
            Member<Void> stop = stop(slowly);
            company.turnOf(stop, stop::isDone);
            atTheQueue.letGo();
            company.resultOf(stop);
            List<Long> primes = result(run);

            Expect.equal("numbers tested, stopped while 7 was taken", primeTest.numbers(), List.of(7L));
            Expect.equal("primes, stopped while 7 was taken", primes, List.of(7L));
        }

        @Test
        @Order(6)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void how_the_search_hears_of_the_stop_can_be_decided() {
            dataRaces().expectDecided();
        }

        @Test
        @Order(7)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 0)
        @Costly
        void no_run_of_many_misses_the_stop() {
            Stress.expectNothingForbidden(StoppableSearchJcstress.class);
        }

        @Test
        @Order(8)
        @Clause("C6")
        void an_interrupt_costs_no_number() throws Exception {
            expectAllThere("before the run", 0);
            expectAllThere("while 5 was tested", 5);
        }

        /** Interrupts a run in the test of this number, or before it, and looks for all numbers. */
        private void expectAllThere(String when, long interrupting) throws Exception {
            ObservingPrimeTest interrupted = new ObservingPrimeTest();
            Queue<Long> queue = Numbers.upTo(8);
            StoppableSearch itsSearch = new StoppableSearch(queue, interrupted);
            Member<List<Long>> run = company.start("searcher", () -> {
                Thread searcher = Thread.currentThread();
                interrupted.during(n -> {
                    if (n == interrupting) {
                        searcher.interrupt();
                    }
                });
                if (interrupting == 0) {
                    searcher.interrupt();
                }
                return itsSearch.run();
            });
            if (company.awaitUntil(run::isDone) == Outcome.STALLED) {
                company.resultOf(run);
            }

            List<Long> all = new ArrayList<>(interrupted.numbers());
            all.addAll(queue);
            Expect.equal("numbers tested, and then those in the queue, interrupted " + when, all, Numbers.listUpTo(8));
        }
    }
}
