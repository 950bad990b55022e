package kata.e110_synchronous;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kata.model.RunResult;
import kata.model.WorkerReport;
import kata.model.Workload;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Lanes;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservedQueue;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e110: several workers, one thread, one thing after the other. */
@KataTest
class SyncTaskRunnerTest {

    private static final int LAST = 20;
    private static final int WORKERS = 3;

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Queue<Long> numbers = Numbers.upTo(LAST);

    private RunResult run(int workers) throws Exception {
        return Lanes.show(new SyncTaskRunner().run(new Workload(numbers, workers, primeTest)));
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void every_number_is_tested_exactly_once() throws Exception {
            run(1);
            Expect.onceEach(primeTest.numbers(), LAST);
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(LAST));
            Expect.equal("numbers left in the queue", List.copyOf(numbers), List.of());
        }

        @Test
        @Order(2)
        @Clause("C3")
        void a_single_worker_finds_all_primes() throws Exception {
            List<WorkerReport> reports = run(1).workers();
            Expect.equal("number of reports", reports.size(), 1);
            Expect.equal("primes of the only worker", reports.getFirst().primes(), Numbers.primesUpTo(LAST));
        }

        @Test
        @Order(3)
        @Clause("C1")
        void the_numbers_are_those_of_the_queue() throws Exception {
            numbers.clear();
            numbers.addAll(List.of(11L, 4L, 11L, 2L));
            run(1);
            Expect.equal("numbers tested", primeTest.numbers(), List.of(11L, 4L, 11L, 2L));
        }

        @Test
        @Order(4)
        @Clause("C1")
        void no_number_means_that_the_queue_is_empty() throws Exception {
            numbers.clear();
            numbers.addAll(Numbers.listOfAnySign());
            run(1);
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listOfAnySign());
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Company company = Company.gather();

        @Test
        @Order(1)
        @Clause("C1")
        void every_number_is_tested_once_however_many_workers_there_are() throws Exception {
            run(WORKERS);
            Expect.onceEach(primeTest.numbers(), LAST);
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(LAST));
        }

        @Test
        @Order(2)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void everything_happens_on_the_callers_thread() throws Exception {
            run(WORKERS);
            long caller = Thread.currentThread().threadId();
            for (Call call : primeTest.calls()) {
                if (call.threadId() != caller) {
                    throw Finding.wrong("the test of " + call.number() + " was called by another thread")
                            .at(call.line());
                }
            }
        }

        @Test
        @Order(3)
        @Clause("C3")
        void the_first_worker_finds_everything_the_others_nothing() throws Exception {
            List<WorkerReport> reports = run(WORKERS).workers();
            for (WorkerReport report : reports) {
                boolean first = report == reports.getFirst();
                Expect.equal(
                        "primes of " + report.name(), report.primes(), first ? Numbers.primesUpTo(LAST) : List.of());
            }
        }

        @Test
        @Order(4)
        @Clause("C4")
        void every_worker_reports() throws Exception {
            List<WorkerReport> reports = run(WORKERS).workers();
            Expect.equal(
                    "workers that reported",
                    reports.stream().map(WorkerReport::name).toList(),
                    IntStream.rangeClosed(1, WORKERS)
                            .mapToObj(i -> "Worker-" + i)
                            .toList());
            for (WorkerReport report : reports) {
                Expect.equal(
                        "thread of " + report.name(),
                        report.threadId(),
                        Thread.currentThread().threadId());
                Expect.equal(
                        "process of " + report.name(),
                        report.processId(),
                        ProcessHandle.current().pid());
            }
        }

        @Test
        @Order(11)
        @Clause("C4")
        void reports_of_many_workers_are_in_order_and_name_the_thread_of_the_run() throws Exception {
            SyncTaskRunner runner = new SyncTaskRunner();
            int many = 11;
            Member<RunResult> caller =
                    company.start("caller", () -> runner.run(new Workload(numbers, many, primeTest)));
            List<WorkerReport> reports = company.resultOf(caller).workers();
            Expect.equal(
                    "workers that reported",
                    reports.stream().map(WorkerReport::name).toList(),
                    IntStream.rangeClosed(1, many).mapToObj(i -> "Worker-" + i).toList());
            for (WorkerReport report : reports) {
                Expect.equal(
                        "thread of " + report.name() + ", of a runner that another thread has made",
                        report.threadId(),
                        caller.thread().threadId());
            }
        }

        @Test
        @Order(12)
        @Clause("C4")
        void a_run_inside_the_test_of_another_one_has_workers_of_its_own() throws Exception {
            List<WorkerReport> inner = new ArrayList<>();
            primeTest.during(n -> {
                if (n == 2) {
                    inner.addAll(new SyncTaskRunner()
                            .run(new Workload(Numbers.upTo(5), 2, Numbers::isPrime))
                            .workers());
                }
            });
            List<WorkerReport> outer = run(WORKERS).workers();
            expectFinds("a run inside the test of 2", inner, 2, Numbers.primesUpTo(5));
            expectFinds("a run with another one inside", outer, WORKERS, Numbers.primesUpTo(LAST));
        }

        private static void expectFinds(String run, List<WorkerReport> reports, int workers, List<Long> primes) {
            Expect.equal(
                    "workers of " + run,
                    reports.stream().map(WorkerReport::name).toList(),
                    IntStream.rangeClosed(1, workers)
                            .mapToObj(i -> "Worker-" + i)
                            .toList());
            Expect.equal("primes of Worker-1, of " + run, reports.getFirst().primes(), primes);
        }

        @Test
        @Order(5)
        @Clause("C4")
        void every_worker_reports_even_if_there_is_no_work() throws Exception {
            numbers.clear();
            Expect.equal(
                    "primes by worker",
                    run(WORKERS).workers().stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(), List.of(), List.of()));
        }

        @Test
        @Order(6)
        @Clause("C5")
        void a_failure_of_the_test_passes_through_and_ends_the_run() throws Exception {
            primeTest.failingAt(7);
            try {
                run(WORKERS);
            } catch (PlannedFailure e) {
                Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(7));
                Expect.equal("numbers left in the queue", numbers.size(), LAST - 7);
                return;
            }
            throw Finding.wrong("run returned although the test of 7 threw");
        }

        @Test
        @Order(7)
        @Clause("C5")
        void a_failure_that_looks_like_an_empty_queue_passes_through_too() throws Exception {
            NoSuchElementException failure = new NoSuchElementException("planned");
            primeTest.during(n -> {
                if (n == 7) {
                    throw failure;
                }
            });
            try {
                run(WORKERS);
            } catch (NoSuchElementException e) {
                Expect.that(e == failure, () -> "run threw a NoSuchElementException that is not the one of the test");
                Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(7));
                return;
            }
            throw Finding.wrong("run returned although the test of 7 threw a NoSuchElementException");
        }

        @Test
        @Order(8)
        @Clause("C4")
        void a_second_run_begins_anew() throws Exception {
            SyncTaskRunner runner = new SyncTaskRunner();
            runner.run(new Workload(numbers, 2, primeTest));
            numbers.addAll(List.of(11L, 4L, 11L, 2L));
            List<WorkerReport> reports =
                    runner.run(new Workload(numbers, 2, primeTest)).workers();
            Expect.equal(
                    "primes by worker in a second run, on 11, 4, 11 and 2",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(11L, 11L, 2L), List.of()));
            Workload workload = new Workload(numbers, 2, primeTest);
            runner.run(workload);
            numbers.addAll(List.of(5L, 6L));
            Expect.equal(
                    "primes by worker in a second run of the same workload, on 5 and 6",
                    runner.run(workload).workers().stream()
                            .map(WorkerReport::primes)
                            .toList(),
                    List.of(List.of(5L), List.of()));
        }

        @Test
        @Order(9)
        @Clause("C1")
        void a_long_queue_is_worked_off_too() throws Exception {
            int many = 200_000;
            Queue<Long> queue = new LinkedBlockingQueue<>(Numbers.listUpTo(many));
            long[] tested = {0};
            new SyncTaskRunner().run(new Workload(queue, 1, n -> ++tested[0] < 0));
            Expect.equal("numbers tested of 200,000", tested[0], many);
        }

        @Test
        @Order(10)
        @Clause("C3")
        void numbers_that_are_added_while_others_wait_are_the_first_workers_too() throws Exception {
            primeTest.during(n -> {
                if (n == 7) {
                    numbers.addAll(List.of(23L, 24L));
                }
            });
            List<Long> all = LongStream.concat(LongStream.rangeClosed(1, LAST), LongStream.of(23, 24))
                    .boxed()
                    .toList();
            List<WorkerReport> reports = run(WORKERS).workers();
            Expect.equal("numbers tested, with 23 and 24 added while 7 was tested", primeTest.numbers(), all);
            Expect.equal(
                    "primes by worker, with 23 and 24 added while 7 was tested",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(Numbers.primesUpTo(23), List.of(), List.of()));
        }

        @Test
        @Order(13)
        @Clause("C5")
        void an_error_of_the_test_leaves_the_numbers_behind_it_in_the_queue() throws Exception {
            primeTest.failingAt(7).byError();
            try {
                run(WORKERS);
            } catch (Error e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
                Expect.equal(
                        "numbers left in the queue",
                        List.copyOf(numbers),
                        Numbers.listUpTo(LAST).subList(7, LAST));
                return;
            }
            throw Finding.wrong("run returned although the test of 7 threw an error");
        }

        @Test
        @Order(14)
        @Clause("C4")
        void a_run_after_one_that_failed_begins_anew() throws Exception {
            SyncTaskRunner runner = new SyncTaskRunner();
            primeTest.failingAt(7);
            try {
                runner.run(new Workload(numbers, 2, primeTest));
            } catch (PlannedFailure e) {
                Expect.equal(
                        "primes of Worker-1 after a run that failed at 7",
                        runAfter(e, runner).workers().getFirst().primes(),
                        List.of(11L, 13L, 17L, 19L));
                return;
            }
            throw Finding.wrong("run returned although the test of 7 threw");
        }

        /** What the next run says after this failure of one. */
        private RunResult runAfter(PlannedFailure failure, SyncTaskRunner runner) {
            try {
                return runner.run(new Workload(numbers, 2, primeTest));
            } catch (PlannedFailure again) {
                throw Finding.wrong("the run after one whose test of 7 had thrown "
                        + (again == failure ? "threw the same again" : "tested 7 again"));
            }
        }

        @Test
        @Order(15)
        @Clause("C1")
        void an_interrupted_caller_has_every_number_tested_too() throws Exception {
            Member<RunResult> caller = company.start("caller", () -> {
                Thread.currentThread().interrupt();
                return new SyncTaskRunner().run(new Workload(numbers, WORKERS, primeTest));
            });
            company.resultOf(caller);

            Expect.equal("numbers tested for an interrupted caller", primeTest.numbers(), Numbers.listUpTo(LAST));
        }

        @Test
        @Order(16)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void two_runs_want_the_last_number_and_one_gets_it() throws Exception {
            SyncTaskRunner runner = new SyncTaskRunner();
            ObservedQueue last = new ObservedQueue(1).parkAtTheLast();
            Workload workload = new Workload(last, WORKERS, primeTest);
            Member<RunResult> first = company.start("first", () -> runner.run(workload));
            company.turnOf(first, first::isDone);
            Member<RunResult> second = company.start("second", () -> runner.run(workload));

            try {
                company.resultOf(second, last::release);
                company.resultOf(first, last::release);
            } catch (RuntimeException e) {
                if (!last.wasOvertaken()) {
                    throw e;
                }
                throw Finding.race(
                        "a run saw that 1 number is left, another run took it: " + Finding.rootType(e),
                        last.interleaving());
            }
            if (last.wasOvertaken() && primeTest.numbers().size() > 1) {
                throw Finding.race("1 was tested " + primeTest.numbers().size() + " times", last.interleaving());
            }
            Expect.onceEach(primeTest.numbers(), 1);
        }

        @Test
        @Order(17)
        @Clause("C4")
        void a_run_inside_a_test_of_the_same_runner_has_finds_of_its_own() throws Exception {
            SyncTaskRunner runner = new SyncTaskRunner();
            List<WorkerReport> inner = new ArrayList<>();
            primeTest.during(n -> {
                if (n == 4) {
                    inner.addAll(runner.run(new Workload(Numbers.upTo(5), 2, Numbers::isPrime))
                            .workers());
                }
            });
            List<WorkerReport> outer =
                    runner.run(new Workload(numbers, WORKERS, primeTest)).workers();
            expectFinds("a run of the same runner inside the test of 4", inner, 2, Numbers.primesUpTo(5));
            expectFinds("a run with another one of the same runner inside", outer, WORKERS, Numbers.primesUpTo(LAST));
        }
    }
}
