package kata.e410_threads;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kata.model.PrimeTest;
import kata.model.RunResult;
import kata.model.TaskRunner;
import kata.model.WorkerReport;
import kata.model.Workload;
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
import kata.testkit.HiddenNumbers;
import kata.testkit.KataTest;
import kata.testkit.Lanes;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservedQueue;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.WorkAccount;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link ThreadsRunner} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
class ThreadsRunnerTest {

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();
    private final Company company = Company.gather();

    private Member<RunResult> run(Queue<Long> numbers, int workers) {
        return company.start(
                "caller", () -> Lanes.show(new ThreadsRunner().run(new Workload(numbers, workers, primeTest))));
    }

    /** Lets a right solution end, and throws what the run has thrown. */
    private RunResult result(Member<RunResult> run) throws Exception {
        primeTest.open();
        RunResult result = company.resultOf(run);
        Expect.that(result != null, () -> "run returned null");
        return result;
    }

    /**
     * So many workers meet inside the test, and are let go one after the other: what they do at their end, with what
     * they share, is for C5.
     */
    private void expectMeeting(int workers) throws Exception {
        List<Long> numbers = LongStream.range(90, 90 + workers).boxed().toList();
        numbers.forEach(primeTest::holding);
        Member<RunResult> run = run(new ConcurrentLinkedQueue<>(numbers), workers);

        company.awaitInside(primeTest, workers);
        for (long n : numbers) {
            primeTest.letGo(n);
            company.turnOf(run, run::isDone);
        }
        result(run);
    }

    private static List<String> names(int workers) {
        return IntStream.rangeClosed(1, workers).mapToObj(i -> "Worker-" + i).toList();
    }

    /** Two workers test 1 to 6. */
    static final class Search implements Scenario {

        private final Queue<Long> tested = new ConcurrentLinkedQueue<>();
        private RunResult result;

        @Override
        public List<Callable<?>> work() {
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(Numbers.upTo(6));
            return List.of(() -> result = new ThreadsRunner().run(new Workload(numbers, 2, this::test)));
        }

        private boolean test(long n) {
            tested.add(n);
            return Numbers.isPrime(n);
        }

        @Override
        public void check() {
            Expect.onceEach(List.copyOf(tested), 6);
            List<Long> primes = result.workers().stream()
                    .flatMap(report -> report.primes().stream())
                    .sorted()
                    .toList();
            Expect.equal("primes in the reports on 1 to 6", primes, List.of(2L, 3L, 5L));
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C4")
        void run_does_not_return_while_its_worker_is_at_work() throws Exception {
            primeTest.holding();
            Member<RunResult> run = run(Numbers.upTo(1), 1);

            company.awaitInside(primeTest, 1);
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "run returned while its worker was still testing 1");
            result(run);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void one_worker_tests_every_number_exactly_once() throws Exception {
            result(run(Numbers.upTo(30), 1));

            Expect.onceEach(primeTest.numbers(), 30);
        }

        @Test
        @Order(3)
        @Clause("C5")
        void one_worker_finds_all_the_primes() throws Exception {
            List<WorkerReport> reports = result(run(Numbers.upTo(30), 1)).workers();

            Expect.equal("reports", reports.size(), 1);
            Expect.equal("primes", reports.getFirst().primes(), Numbers.primesUpTo(30));
        }

        @Test
        @Order(4)
        @Clause("C5")
        void an_empty_queue_gives_a_report_without_primes() throws Exception {
            List<WorkerReport> reports = result(run(Numbers.upTo(0), 1)).workers();

            Expect.equal("reports", reports.size(), 1);
            Expect.equal("primes", reports.getFirst().primes(), List.of());
        }

        @Test
        @Order(9)
        @Clause("C1")
        void no_number_means_that_the_queue_is_empty() throws Exception {
            result(run(Numbers.ofAnySign(), 1));

            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listOfAnySign());
        }

        @Test
        @Order(11)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void two_runs_at_once_keep_their_failures_apart() throws Exception {
            primeTest.holding(7).failingAt(7);
            Member<RunResult> failing = run(new ConcurrentLinkedQueue<>(List.of(7L)), 1);
            company.awaitInside(primeTest, 1);
            ObservingPrimeTest other = new ObservingPrimeTest().holding(5);
            Member<RunResult> beside = company.start(
                    "caller",
                    () -> new ThreadsRunner().run(new Workload(new ConcurrentLinkedQueue<>(List.of(5L)), 1, other)));
            company.awaitInside(other, 1);
            primeTest.letGo(7);
            company.turnOf(failing, failing::isDone);
            other.open();

            List<WorkerReport> reports;
            try {
                reports = company.resultOf(beside).workers();
            } catch (RuntimeException | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    throw Finding.wrongAbout("a run threw what the test of another run had thrown meanwhile", e);
                }
                throw e;
            }
            Expect.equal(
                    "primes by worker of a run on 5, beside one that fails",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(5L)));
            expectFailure(failing);
        }

        @Test
        @Order(5)
        @Clause("C7")
        void what_the_test_throws_comes_out_of_run() throws Exception {
            primeTest.failingAt(3);

            expectFailure(run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(6)
        @Clause("C7")
        void an_error_of_the_test_comes_out_too() throws Exception {
            primeTest.failingAt(3).byError();

            expectFailure(run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(7)
        @Clause("C7")
        void a_failure_that_looks_like_an_empty_queue_comes_out_too() throws Exception {
            primeTest.during(n -> {
                if (n == 3) {
                    throw new NoSuchElementException("planned", new PlannedFailure(n));
                }
            });

            expectFailure(run(Numbers.upTo(5), 1));
        }

        @Test
        @Order(8)
        @Clause("C5")
        void a_second_run_begins_anew() throws Exception {
            ThreadsRunner runner = new ThreadsRunner();
            company.resultOf(company.start("caller", () -> runner.run(new Workload(Numbers.upTo(30), 1, primeTest))));
            ObservingPrimeTest failing = new ObservingPrimeTest().failingAt(3);
            expectFailure(company.start("caller", () -> runner.run(new Workload(Numbers.upTo(5), 1, failing))));
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(List.of(11L, 4L, 11L));
            Member<RunResult> run = company.start("caller", () -> runner.run(new Workload(numbers, 1, primeTest)));
            List<WorkerReport> reports;
            try {
                reports = result(run).workers();
            } catch (RuntimeException | Error e) {
                if (PlannedFailure.isBehind(e)) {
                    throw Finding.wrongAbout("a run threw what the test had thrown in an earlier run", e);
                }
                throw e;
            }

            Expect.equal(
                    "primes by worker in a run after two others, on 11, 4 and 11",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(11L, 11L)));
        }

        @Test
        @Order(12)
        @Clause("C1")
        void a_test_that_leaves_its_thread_interrupted_is_no_end_of_a_worker() throws Exception {
            primeTest.during(n -> {
                // If it is the thread of run that tests, that is an interrupt of run.
                if (!Thread.currentThread().getName().equals("caller")) {
                    Thread.currentThread().interrupt();
                }
            });
            List<WorkerReport> reports = result(run(Numbers.upTo(6), 1)).workers();

            Expect.onceEach(primeTest.numbers(), 6);
            Expect.equal(
                    "primes by worker on 1 to 6, by tests that leave their threads interrupted",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(2L, 3L, 5L)));
        }

        @Test
        @Order(13)
        @Clause("C7")
        void a_failure_that_looks_like_a_missing_number_comes_out_too() throws Exception {
            primeTest.during(n -> {
                if (n == 3) {
                    NullPointerException thrown = new NullPointerException("planned");
                    thrown.initCause(new PlannedFailure(n));
                    throw thrown;
                }
            });

            expectFailure(run(Numbers.upTo(5), 1));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_want_the_last_number_and_one_gets_it() {
            ObservedQueue numbers = new ObservedQueue(1).parkAtTheLast();
            primeTest.holding();
            Member<RunResult> run = run(numbers, 2);

            Throwable thrown = null;
            try {
                // Whoever tests goes on when nobody else can, so that the two do not end at the same time.
                company.resultOf(run, () -> letTest() || numbers.release());
            } catch (Exception e) {
                thrown = e;
            }
            // A worker that nobody has waited for is a matter of C4; it must not make this check a matter of luck.
            company.settle();
            // What a worker died of says more than what became of it.
            thrown = company.deaths().stream().findFirst().orElse(thrown);

            if (numbers.wasOvertaken() && thrown != null) {
                throw Finding.race(
                        "a worker saw that 1 number is left, another took it: " + Finding.rootType(thrown),
                        numbers.interleaving());
            }
            if (numbers.wasOvertaken() && primeTest.numbers().size() > 1) {
                throw Finding.race("1 was tested " + primeTest.numbers().size() + " times", numbers.interleaving());
            }
            if (thrown != null) {
                throw Finding.exception(thrown);
            }
            Expect.onceEach(primeTest.numbers(), 1);
        }

        /** Lets go whoever is inside the test; tells whether there was one. */
        private boolean letTest() {
            if (primeTest.inside() == 0) {
                return false;
            }
            primeTest.open();
            return true;
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_meet_inside_the_test() throws Exception {
            expectMeeting(2);
        }

        @Test
        @Order(3)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void three_workers_meet_inside_the_test() throws Exception {
            expectMeeting(3);
        }

        @Test
        @Order(4)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void run_does_not_return_while_any_worker_is_at_work() throws Exception {
            for (String slow : names(2)) {
                ObservingPrimeTest held = new ObservingPrimeTest().holding(1).holding(2);
                Member<RunResult> run =
                        company.start("caller", () -> new ThreadsRunner().run(new Workload(Numbers.upTo(2), 2, held)));
                company.awaitInside(held, 2);

                held.calls().stream()
                        .filter(call -> !call.thread().equals(slow))
                        .findFirst()
                        .ifPresent(call -> held.letGo(call.number()));
                Turn turn = company.turnOf(run, run::isDone);

                Expect.that(turn != Turn.TOUCHED, () -> "run returned while " + slow + " was still at work");
                held.open();
                company.resultOf(run);
            }
        }

        @Test
        @Order(5)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_can_another_worker_spoil_the_run() throws Exception {
            Exploration.of(Search.class);
        }

        @Test
        @Order(6)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void the_workers_are_platform_threads_with_their_names() throws Exception {
            primeTest.meeting(3);
            Member<RunResult> run = run(Numbers.upTo(20), 3);
            company.meet(primeTest);
            result(run);

            List<Call> calls = primeTest.calls();
            Expect.that(
                    calls.stream()
                            .noneMatch(call -> call.threadId() == run.thread().threadId()),
                    () -> "the caller's own thread has tested numbers");
            Expect.that(calls.stream().noneMatch(Call::virtual), () -> "a worker is a virtual thread");
            List<String> names =
                    calls.stream().map(Call::thread).distinct().sorted().toList();
            Expect.equal("names of the threads that tested", names, names(3));
        }

        @Test
        @Order(7)
        @Clause("C5")
        void each_report_tells_what_its_own_thread_found() throws Exception {
            primeTest.meeting(2);
            Member<RunResult> run = run(Numbers.upTo(30), 2);
            company.meet(primeTest);
            List<WorkerReport> reports = result(run).workers();

            Expect.onceEach(primeTest.numbers(), 30);
            Expect.equal(
                    "names in the reports",
                    reports.stream().map(WorkerReport::name).toList(),
                    names(2));
            for (WorkerReport report : reports) {
                Set<Long> threads = primeTest.calls().stream()
                        .filter(call -> call.thread().equals(report.name()))
                        .map(Call::threadId)
                        .collect(Collectors.toSet());
                Expect.equal("threads of " + report.name(), threads, Set.of(report.threadId()));
                List<Long> found = primeTest.calls().stream()
                        .filter(call -> call.threadId() == report.threadId() && call.prime())
                        .map(Call::number)
                        .toList();
                Expect.that(
                        report.primes().stream()
                                .sorted()
                                .toList()
                                .equals(found.stream().sorted().toList()),
                        () -> "the primes in the report of " + report.name() + " are not those that its thread found");
                Expect.equal(
                        "process of " + report.name(),
                        report.processId(),
                        ProcessHandle.current().pid());
            }
        }

        @Test
        @Order(8)
        @Clause("C5")
        void a_worker_without_a_number_reports_too() throws Exception {
            List<WorkerReport> reports = result(run(Numbers.upTo(2), 4)).workers();

            Expect.equal(
                    "names in the reports",
                    reports.stream().map(WorkerReport::name).toList(),
                    names(4));
            Expect.equal(
                    "primes in all reports",
                    reports.stream().flatMap(r -> r.primes().stream()).toList(),
                    List.of(2L));
        }

        @Test
        @Order(9)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void what_the_test_throws_in_any_worker_comes_out_of_run() throws Exception {
            for (String failing : names(2)) {
                ObservingPrimeTest test = new ObservingPrimeTest().meeting(2).failingIn(failing);
                Member<RunResult> run =
                        company.start("caller", () -> new ThreadsRunner().run(new Workload(Numbers.upTo(4), 2, test)));
                company.meet(test);

                expectFailure(run);
            }
        }

        @Test
        @Order(10)
        @Clause(value = "C4", aspect = Aspect.CLEANLINESS)
        void run_does_not_throw_while_another_worker_is_at_work() throws Exception {
            for (String failing : names(2)) {
                ObservingPrimeTest test =
                        new ObservingPrimeTest().holding(1).holding(2).failingIn(failing);
                Member<RunResult> run =
                        company.start("caller", () -> new ThreadsRunner().run(new Workload(Numbers.upTo(2), 2, test)));
                company.awaitInside(test, 2);

                test.calls().stream()
                        .filter(call -> call.thread().equals(failing))
                        .findFirst()
                        .ifPresent(call -> test.letGo(call.number()));
                Turn turn = company.turnOf(run, run::isDone);

                Expect.that(
                        turn != Turn.TOUCHED || test.inside() == 0,
                        () -> "run ended with the failure of " + failing + " while the other was still at work");
                test.open();
                expectFailure(run);
            }
        }

        @Test
        @Order(11)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_run_while_a_worker_is_at_work() throws Exception {
            primeTest.holding();
            TaskRunner early = EarlyWaits.make(ThreadsRunner.class);
            Member<RunResult> run =
                    company.start("caller", () -> early.run(new Workload(Numbers.upTo(2), 2, primeTest)));
            company.awaitInside(primeTest, 2);
            Turn turn = company.turnOf(run, run::isDone);

            Expect.that(turn != Turn.TOUCHED, () -> "a time limit passed, and run ended while 2 workers were at work");
            result(run);
        }

        @Test
        @Order(12)
        @Clause("C4")
        void an_interrupt_is_no_end_of_a_worker() throws Exception {
            primeTest.holding();
            Member<RunResult> run = run(Numbers.upTo(2), 2);
            company.awaitInside(primeTest, 2);
            company.turnOf(run, run::isDone);
            run.thread().interrupt();
            company.turnOf(run, run::isDone);

            try {
                result(run);
            } catch (InterruptedException e) {
                return;
            }
            throw Finding.wrong("run was interrupted while 2 workers were at work, and it returned");
        }

        @Test
        @Order(13)
        @Clause(value = "C1", aspect = Aspect.SPEED, points = 2)
        void each_hidden_number_is_tested_once_each_time() throws Exception {
            List<Long> numbers = HiddenNumbers.of(ThreadsRunner.class).row(200, 10_000, 1_000_000);
            WorkAccount.ofThreads(
                            company,
                            numbers,
                            2,
                            test -> () -> WorkAccount.primesOf(new ThreadsRunner()
                                    .run(new Workload(new ConcurrentLinkedQueue<>(numbers), 2, test))))
                    .expectPeak();
        }

        // Behind the others: who does not wait for all workers fails here only now and then.
        @Test
        @Order(14)
        @Clause("C5")
        void reports_of_many_workers_are_in_order() throws Exception {
            List<WorkerReport> reports = result(run(Numbers.upTo(11), 11)).workers();

            Expect.equal(
                    "workers that reported",
                    reports.stream().map(WorkerReport::name).toList(),
                    names(11));
        }

        @Test
        @Order(15)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_run_after_a_failure() throws Exception {
            for (String failing : names(2)) {
                ObservingPrimeTest test =
                        new ObservingPrimeTest().holding(1).holding(2).failingIn(failing);
                TaskRunner early = EarlyWaits.make(ThreadsRunner.class);
                Member<RunResult> run =
                        company.start("caller", () -> early.run(new Workload(Numbers.upTo(2), 2, test)));
                company.awaitInside(test, 2);

                test.calls().stream()
                        .filter(call -> call.thread().equals(failing))
                        .findFirst()
                        .ifPresent(call -> test.letGo(call.number()));
                Turn turn = company.turnOf(run, run::isDone);

                Expect.that(
                        turn != Turn.TOUCHED || test.inside() == 0,
                        () -> "a time limit passed, and run ended with the failure of " + failing
                                + " while the other was still at work");
                test.open();
                expectFailure(run);
            }
        }

        @Test
        @Order(16)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void two_workers_that_throw_the_same_do_not_end_the_run_of_a_third() throws Exception {
            for (String slow : names(3)) {
                PlannedFailure same = new PlannedFailure(0);
                ObservingPrimeTest test =
                        new ObservingPrimeTest().holding(1).holding(2).holding(3);
                PrimeTest failing = n -> {
                    boolean prime = test.isPrime(n);
                    if (!Thread.currentThread().getName().equals(slow)) {
                        throw same;
                    }
                    return prime;
                };
                Member<RunResult> run = company.start(
                        "caller", () -> new ThreadsRunner().run(new Workload(Numbers.upTo(3), 3, failing)));
                company.awaitInside(test, 3);

                test.calls().stream()
                        .filter(call -> !call.thread().equals(slow))
                        .forEach(call -> test.letGo(call.number()));
                Turn turn = company.turnOf(run, run::isDone);

                Expect.that(
                        turn != Turn.TOUCHED || test.inside() == 0,
                        () -> "two workers threw the same exception, and run ended while " + slow
                                + " was still at work");
                test.open();
                expectFailure(run);
            }
        }

        @Test
        @Order(17)
        @Clause("C2")
        void a_worker_is_started_also_if_there_is_no_number_for_it() throws Exception {
            int workers = 40;
            Member<Long> run = company.start("caller", () -> {
                // Threads of the JVM may come on top, so the number is never too small.
                long before = ManagementFactory.getThreadMXBean().getTotalStartedThreadCount();
                new ThreadsRunner().run(new Workload(Numbers.upTo(0), workers, primeTest));
                return ManagementFactory.getThreadMXBean().getTotalStartedThreadCount() - before;
            });
            long started = company.resultOf(run);

            Expect.that(
                    started >= workers,
                    () -> "platform threads started by a run of " + workers + " workers on an empty queue: " + started);
        }
    }

    private void expectFailure(Member<RunResult> run) {
        try {
            company.resultOf(run);
        } catch (Finding e) {
            throw e;
        } catch (Exception | Error e) {
            if (PlannedFailure.isBehind(e)) {
                return;
            }
            throw Finding.exception(e);
        }
        throw Finding.wrong("the prime test threw in a worker, and run returned as if nothing had happened");
    }
}
