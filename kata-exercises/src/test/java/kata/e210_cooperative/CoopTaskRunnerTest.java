package kata.e210_cooperative;

import static kata.e210_cooperative.CoopWorker.State.BUSY;
import static kata.e210_cooperative.CoopWorker.State.IDLE;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import kata.model.RunResult;
import kata.model.WorkerReport;
import kata.model.Workload;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Deadline;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Lanes;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e210: workers that show whether they have time, and a runner that asks them; seen from inside the prime test. */
@KataTest
class CoopTaskRunnerTest {

    private static final int LAST = 20;

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();

    /** One worker. */
    @Nested
    @KataTest
    @Order(1)
    class Alone {

        private final CoopWorker worker = new CoopWorker("Worker-1", primeTest);

        @Test
        @Order(1)
        @Clause("C3")
        void a_new_worker_is_idle() {
            Expect.equal("state of a new worker", worker.state(), IDLE);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", points = 2)
        void a_worker_is_busy_while_the_test_runs() {
            List<CoopWorker.State> seen = new ArrayList<>();
            primeTest.during(n -> seen.add(worker.state()));
            worker.process(7);
            Expect.equal("states during the test of 7", seen, List.of(BUSY));
        }

        @Test
        @Order(3)
        @Clause("C4")
        void a_worker_is_idle_again_after_each_number() {
            for (long n = 1; n <= 4; n++) {
                worker.process(n);
                Expect.equal("state after the test of " + n, worker.state(), IDLE);
            }
        }

        @Test
        @Order(4)
        @Clause(value = "C4", points = 2)
        void a_worker_is_idle_again_after_a_failure() {
            primeTest.failingAt(7);
            expectFailure("process", () -> worker.process(7));
            Expect.equal("state after the test of 7 threw", worker.state(), IDLE);
            worker.process(5);
            Expect.equal("primes of the worker", worker.primes(), List.of(5L));
            PlannedError error = new PlannedError();
            primeTest.during(n -> {
                throw error;
            });
            try {
                worker.process(11);
            } catch (Throwable thrown) {
                Expect.equal("state after the test of 11 threw an Error", worker.state(), IDLE);
                Expect.that(
                        thrown == error,
                        () -> "process threw " + thrown.getClass().getSimpleName()
                                + ", not the Error that the test threw");
                return;
            }
            throw Finding.wrong("process returned although the test threw an Error");
        }

        @Test
        @Order(5)
        @Clause("C3")
        void a_worker_is_busy_whatever_the_number() {
            List<CoopWorker.State> seen = new ArrayList<>();
            primeTest.during(n -> seen.add(worker.state()));
            for (long n : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
                seen.clear();
                worker.process(n);
                Expect.equal("states during the test of " + n, seen, List.of(BUSY));
            }
        }
    }

    /** Several workers on one thread. */
    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final Queue<Long> numbers = Numbers.upTo(LAST);
        private final CoopTaskRunner runner = new CoopTaskRunner();
        private final Company company = Company.gather();

        private RunResult run(int workers) throws Exception {
            return Lanes.show(runner.run(new Workload(numbers, workers, primeTest)));
        }

        /** Lets the runner make its workers, without a number to test. */
        private void gather(int workers) throws Exception {
            runner.run(new Workload(Numbers.upTo(0), workers, primeTest));
        }

        @Test
        @Order(1)
        @Clause("C1")
        void every_number_is_tested_exactly_once() throws Exception {
            run(3);
            Expect.onceEach(primeTest.numbers(), LAST);
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(LAST));
            Expect.equal("numbers left in the queue", List.copyOf(numbers), List.of());
        }

        @Test
        @Order(2)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void everything_happens_on_the_callers_thread() throws Exception {
            run(3);
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
        @Clause("C5")
        void a_number_goes_to_the_first_worker_if_all_are_idle() throws Exception {
            gather(3);
            runner.assign(2);
            runner.assign(3);
            runner.assign(5);
            expectPrimes(List.of(2L, 3L, 5L), List.of(), List.of());
        }

        @Test
        @Order(4)
        @Clause(value = "C5", points = 2)
        void a_number_goes_to_the_first_idle_worker_while_others_are_busy() throws Exception {
            gather(3);
            // Worker-1 is inside the test of 2 when 3 comes, and Worker-2 inside the test of 3 when 5 comes.
            primeTest.during(n -> {
                if (n == 2) {
                    runner.assign(3);
                    runner.assign(7);
                } else if (n == 3) {
                    runner.assign(5);
                }
            });
            runner.assign(2);
            expectPrimes(List.of(2L), List.of(3L, 7L), List.of(5L));
        }

        @Test
        @Order(14)
        @Clause("C5")
        void a_worker_who_was_given_a_number_by_hand_is_busy_too() throws Exception {
            gather(2);
            primeTest.during(n -> {
                if (n == 2) {
                    runner.assign(3);
                }
            });
            runner.workers().getFirst().process(2);
            expectPrimes(List.of(2L), List.of(3L));
        }

        @Test
        @Order(5)
        @Clause("C5")
        @Deadline(seconds = 10)
        void a_number_is_refused_if_all_workers_are_busy() throws Exception {
            gather(1);
            List<String> refusals = new ArrayList<>();
            primeTest.during(n -> {
                if (n == 2) {
                    try {
                        runner.assign(3);
                    } catch (IllegalStateException e) {
                        refusals.add("refused 3");
                    }
                }
            });
            runner.assign(2);
            Expect.equal("numbers tested", primeTest.numbers(), List.of(2L));
            Expect.that(!refusals.isEmpty(), () -> "assign returned although the only worker was busy");
        }

        @Test
        @Order(6)
        @Clause("C5")
        void a_number_is_refused_if_there_are_no_workers_yet() {
            Expect.equal("workers before the first run", runner.workers(), List.of());
            try {
                runner.assign(2);
            } catch (IllegalStateException e) {
                return;
            }
            throw Finding.wrong("assign returned although there was no worker yet");
        }

        @Test
        @Order(7)
        @Clause("C6")
        void in_a_run_only_the_first_worker_is_ever_busy() throws Exception {
            List<List<CoopWorker.State>> seen = new ArrayList<>();
            primeTest.during(n ->
                    seen.add(runner.workers().stream().map(CoopWorker::state).toList()));
            run(3);
            Expect.equal(
                    "different states of the workers during the tests",
                    seen.stream().distinct().toList(),
                    List.of(List.of(BUSY, IDLE, IDLE)));
        }

        @Test
        @Order(8)
        @Clause(value = "C6", points = 2)
        void the_first_worker_finds_everything_and_every_worker_reports() throws Exception {
            List<WorkerReport> reports = run(3).workers();
            Expect.equal(
                    "workers that reported",
                    reports.stream().map(WorkerReport::name).toList(),
                    List.of("Worker-1", "Worker-2", "Worker-3"));
            Expect.equal("primes of Worker-1", reports.getFirst().primes(), Numbers.primesUpTo(LAST));
            for (WorkerReport report : reports) {
                if (report != reports.getFirst()) {
                    Expect.equal("primes of " + report.name(), report.primes(), List.of());
                }
                Expect.equal(
                        "thread of " + report.name(),
                        report.threadId(),
                        Thread.currentThread().threadId());
            }
        }

        @Test
        @Order(9)
        @Clause("C4")
        void a_failure_of_the_test_ends_the_run_and_leaves_nobody_busy() throws Exception {
            primeTest.failingAt(7);
            expectFailure("run", () -> run(2));
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(7));
            for (long n = 8; n <= LAST; n++) {
                long behind = n;
                Expect.that(
                        numbers.contains(behind),
                        () -> "the test of 7 threw, and " + behind + " is no longer in the queue");
            }
            Expect.equal(
                    "states after the failure",
                    runner.workers().stream().map(CoopWorker::state).toList(),
                    List.of(IDLE, IDLE));
        }

        @Test
        @Order(10)
        @Clause("C4")
        void a_failure_that_looks_like_an_answer_of_the_queue_or_of_assign_ends_the_run_too() throws Exception {
            expectThrownByRun(new NoSuchElementException("planned"));
            numbers.clear();
            numbers.addAll(Numbers.listUpTo(LAST));
            expectThrownByRun(new IllegalStateException("planned"));
        }

        private void expectThrownByRun(RuntimeException failure) throws Exception {
            int before = primeTest.numbers().size();
            boolean[] thrown = {false};
            primeTest.during(n -> {
                if (n == 7 && !thrown[0]) {
                    thrown[0] = true; // Once: whoever tries again is to get on.
                    throw failure;
                }
            });
            try {
                run(2);
            } catch (RuntimeException e) {
                Expect.that(e == failure, () -> "run threw " + Finding.brief(e) + ", not what the test threw");
                List<Long> tested = primeTest.numbers();
                Expect.equal("numbers tested", tested.subList(before, tested.size()), Numbers.listUpTo(7));
                return;
            }
            throw Finding.wrong("run returned although the test of 7 threw a "
                    + failure.getClass().getSimpleName());
        }

        @Test
        @Order(11)
        @Clause("C6")
        void a_second_run_has_new_workers() throws Exception {
            run(2);
            List<CoopWorker> before = List.copyOf(runner.workers());
            List<WorkerReport> reports =
                    runner.run(new Workload(Numbers.upTo(5), 2, primeTest)).workers();
            Expect.equal(
                    "primes by worker in a second run, up to 5",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(2L, 3L, 5L), List.of()));
            Expect.that(
                    runner.workers().stream().noneMatch(before::contains),
                    () -> "a worker of the first run works in the second one too");
        }

        @Test
        @Order(12)
        @Clause("C1")
        void a_long_queue_is_worked_off_too() throws Exception {
            int many = 200_000;
            Queue<Long> queue = new LinkedBlockingQueue<>(Numbers.listUpTo(many));
            long[] tested = {0};
            runner.run(new Workload(queue, 1, n -> ++tested[0] < 0));
            Expect.equal("numbers tested of 200,000", tested[0], many);
        }

        @Test
        @Order(13)
        @Clause("C6")
        void what_is_assigned_during_a_run_is_reported_too() throws Exception {
            primeTest.during(n -> {
                if (n == 4) {
                    runner.assign(23);
                }
            });
            Expect.equal(
                    "primes by worker, with 23 assigned during the test of 4",
                    run(2).workers().stream().map(WorkerReport::primes).toList(),
                    List.of(Numbers.primesUpTo(LAST), List.of(23L)));
        }

        @Test
        @Order(15)
        @Clause("C5")
        void the_first_idle_worker_of_many_is_the_second_one() throws Exception {
            gather(11);
            primeTest.during(n -> {
                if (n == 2) {
                    runner.assign(3);
                }
            });
            runner.assign(2);
            Expect.equal(
                    "primes of Worker-2 of 11, with 3 assigned while Worker-1 tested 2",
                    runner.workers().get(1).primes(),
                    List.of(3L));
        }

        @Test
        @Order(16)
        @Clause("C6")
        void reports_of_many_workers_are_in_order_and_name_the_thread_of_the_run() throws Exception {
            Member<RunResult> caller = company.start("caller", () -> runner.run(new Workload(numbers, 11, primeTest)));
            List<WorkerReport> reports = company.resultOf(caller).workers();
            for (int i = 0; i < 11; i++) {
                Expect.equal("worker in place " + (i + 1), reports.get(i).name(), "Worker-" + (i + 1));
                Expect.equal(
                        "thread of Worker-" + (i + 1) + ", of a runner that another thread has made",
                        reports.get(i).threadId(),
                        caller.thread().threadId());
            }
        }

        @Test
        @Order(17)
        @Clause("C1")
        void no_number_means_that_the_queue_is_empty() throws Exception {
            numbers.clear();
            numbers.addAll(Numbers.listOfAnySign());
            run(2);
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listOfAnySign());
        }

        private void expectPrimes(List<?>... byWorker) {
            Expect.equal(
                    "primes by worker",
                    runner.workers().stream().map(CoopWorker::primes).toList(),
                    List.of(byWorker));
        }
    }

    private static final class PlannedError extends Error {}

    private interface Action {
        void run() throws Exception;
    }

    private static void expectFailure(String method, Action action) {
        try {
            action.run();
        } catch (PlannedFailure e) {
            return;
        } catch (Exception e) {
            throw Finding.wrong(method + " threw " + e.getClass().getSimpleName() + ", not what the test threw");
        }
        throw Finding.wrong(method + " returned although the test threw");
    }
}
