package kata.e220_round_robin;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
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
import kata.testkit.ObservingPrimeTest;
import kata.testkit.PlannedFailure;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e220: a worker that stops after each number, and a runner that gives everybody a turn. */
@KataTest
class RoundRobinRunnerTest {

    private final ObservingPrimeTest primeTest = new ObservingPrimeTest();

    /** One worker, whose steps the test makes itself. */
    @Nested
    @KataTest
    @Order(1)
    class Alone {

        private final Queue<Long> numbers = Numbers.upTo(3);
        private final StepWorker worker = new StepWorker("Worker-1", new Workload(numbers, 1, primeTest));

        @Test
        @Order(1)
        @Clause(value = "C4", points = 2)
        void a_step_tests_one_number() {
            for (int steps = 1; steps <= 3; steps++) {
                boolean stepped = worker.step();
                Expect.equal("numbers tested after step " + steps, primeTest.numbers(), Numbers.listUpTo(steps));
                String step = "step " + steps + " of 3";
                Expect.that(
                        stepped,
                        () -> step + " took a number and said that the worker is done; only a step that finds no number"
                                + " says so");
            }
            Expect.equal("primes of the worker", worker.primes(), List.of(2L, 3L));
        }

        @Test
        @Order(2)
        @Clause("C4")
        void a_step_without_a_number_says_that_the_worker_is_done() {
            numbers.clear();
            Expect.that(!worker.step(), () -> "a step found no number and did not say that the worker is done");
            Expect.equal("numbers tested", primeTest.numbers(), List.of());
        }

        @Test
        @Order(3)
        @Clause("C4")
        void a_number_is_taken_before_it_is_tested() {
            primeTest.during(n ->
                    Expect.that(!numbers.contains(n), () -> n + " was still in the queue while a worker tested it"));
            worker.step();
            worker.step();
            Expect.equal("primes of the worker", worker.primes(), List.of(2L));
        }
    }

    /** Several tasks on one thread. */
    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final RoundRobinRunner runner = new RoundRobinRunner();
        private final Company company = Company.gather();
        private final List<String> log = new ArrayList<>();

        /** A task that is given so many steps; the last of them finds nothing to do and says so. */
        private Stepwise task(String name, int steps) {
            int[] made = {0};
            return () -> {
                if (made[0] == steps) {
                    throw Finding.wrong("task " + name + " had said that it was done, and got a step");
                }
                log.add(name);
                made[0]++;
                return made[0] < steps;
            };
        }

        /** The names of the tasks whose steps were made. */
        private String turns(Stepwise... tasks) {
            runner.takeTurns(new ArrayList<>(List.of(tasks)));
            return String.join(" ", log);
        }

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void tasks_of_the_same_length_alternate() {
            Expect.equal("order of the steps", turns(task("A", 3), task("B", 3)), "A B A B A B");
        }

        @Test
        @Order(2)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void each_round_is_made_in_the_order_of_the_list() {
            Expect.equal("order of the steps", turns(task("A", 3), task("B", 3), task("C", 3)), "A B C A B C A B C");
        }

        @Test
        @Order(3)
        @Clause("C3")
        void a_task_that_is_done_leaves_the_round_and_nobody_loses_a_turn() {
            Expect.equal(
                    "order of the steps",
                    turns(task("A", 3), task("B", 1), task("C", 4), task("D", 2)),
                    "A B C D A C D A C C");
        }

        @Test
        @Order(4)
        @Clause("C3")
        void tasks_that_are_equal_get_their_turns_each() {
            Expect.equal(
                    "order of the steps, of tasks that are equal to each other",
                    turns(
                            new EqualTask(task("A", 3)),
                            new EqualTask(task("B", 1)),
                            new EqualTask(task("C", 2)),
                            new EqualTask(task("D", 3))),
                    "A B C D A C D A D");
        }

        @Test
        @Order(5)
        @Clause("C3")
        void the_list_stays_as_it_is() {
            List<Stepwise> tasks = new ArrayList<>(List.of(task("A", 2), task("B", 1)));
            List<Stepwise> before = List.copyOf(tasks);
            runner.takeTurns(tasks);
            Expect.that(tasks.equals(before), () -> "2 tasks were in the list, " + tasks.size() + " are left");
            runner.takeTurns(List.of());
        }

        @Test
        @Order(6)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY, points = 3)
        void workers_get_a_number_each_in_turn() {
            Queue<Long> primes = new ConcurrentLinkedQueue<>(List.of(2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L));
            List<WorkerReport> reports = run(primes, 3).workers();
            Expect.equal("numbers tested", primeTest.numbers(), List.of(2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L));
            expectWorkers(reports);
            Expect.equal(
                    "primes by worker",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(2L, 7L, 17L), List.of(3L, 11L, 19L), List.of(5L, 13L)));
        }

        @Test
        @Order(7)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 2)
        void everything_happens_on_the_callers_thread() {
            List<WorkerReport> reports = run(Numbers.upTo(20), 2).workers();
            long caller = Thread.currentThread().threadId();
            Expect.onceEach(primeTest.numbers(), 20);
            for (Call call : primeTest.calls()) {
                if (call.threadId() != caller) {
                    throw Finding.wrong("the test of " + call.number() + " was called by another thread")
                            .at(call.line());
                }
            }
            for (WorkerReport report : reports) {
                Expect.equal("thread of " + report.name(), report.threadId(), caller);
            }
        }

        @Test
        @Order(8)
        @Clause("C5")
        void a_worker_without_a_number_reports_too() {
            List<WorkerReport> reports = run(Numbers.upTo(2), 3).workers();
            expectWorkers(reports);
            Expect.equal(
                    "primes by worker",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(), List.of(2L), List.of()));
        }

        @Test
        @Order(9)
        @Clause("C6")
        void a_failure_of_a_step_ends_the_turns_at_once() {
            expectFailure("takeTurns", () -> runner.takeTurns(List.of(task("A", 3), failing(), task("C", 3))));
            Expect.equal("order of the steps", String.join(" ", log), "A");
        }

        @Test
        @Order(10)
        @Clause("C6")
        void a_failure_of_the_test_ends_the_run() {
            primeTest.failingAt(7);
            Queue<Long> numbers = Numbers.upTo(20);
            expectFailure("run", () -> run(numbers, 2));
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(7));
            for (long n = 8; n <= 20; n++) {
                long behind = n;
                Expect.that(
                        numbers.contains(behind),
                        () -> "the test of 7 threw, and " + behind + " is no longer in the queue");
            }
        }

        @Test
        @Order(11)
        @Clause("C6")
        void a_failure_that_looks_like_an_empty_queue_passes_through_too() {
            NoSuchElementException failure = new NoSuchElementException("planned");
            Stepwise failing = () -> {
                throw failure;
            };
            expectThrown("takeTurns", failure, () -> runner.takeTurns(List.of(failing)));
            primeTest.during(n -> {
                if (n == 7) {
                    throw failure;
                }
            });
            expectThrown("run", failure, () -> run(Numbers.upTo(20), 2));
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listUpTo(7));
        }

        @Test
        @Order(12)
        @Clause("C6")
        void no_step_is_made_up_for_after_a_failure() {
            expectFailure("takeTurns", () -> runner.takeTurns(List.of(task("A", 3), failing(), task("C", 3))));
            log.clear();
            runner.takeTurns(List.of(task("X", 2), task("Y", 1)));
            Expect.equal("order of the steps of X and Y, after A and C", String.join(" ", log), "X Y X");
        }

        @Test
        @Order(13)
        @Clause("C5")
        void a_second_run_begins_anew() {
            run(Numbers.upTo(20), 2);
            List<WorkerReport> reports =
                    run(new ConcurrentLinkedQueue<>(List.of(11L, 4L, 11L)), 2).workers();
            Expect.equal(
                    "primes by worker in a second run, on 11, 4 and 11",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(11L, 11L), List.of()));
            Queue<Long> numbers = Numbers.upTo(3);
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
        @Order(14)
        @Clause("C5")
        void a_long_queue_is_worked_off_too() {
            int many = 200_000;
            Queue<Long> queue = new LinkedBlockingQueue<>(Numbers.listUpTo(many));
            long[] tested = {0};
            runner.run(new Workload(queue, 1, n -> ++tested[0] < 0));
            Expect.equal("numbers tested of 200,000", tested[0], many);
        }

        @Test
        @Order(15)
        @Clause("C5")
        void many_workers_take_turns_in_order_on_the_thread_of_the_run() throws Exception {
            Member<RunResult> caller =
                    company.start("caller", () -> runner.run(new Workload(Numbers.upTo(11), 11, primeTest)));
            List<WorkerReport> reports = company.resultOf(caller).workers();
            for (long n = 1; n <= 11; n++) {
                WorkerReport report = reports.get((int) n - 1);
                Expect.equal("worker in place " + n + " of 11", report.name(), "Worker-" + n);
                Expect.equal(
                        "primes of Worker-" + n + " of 11, on 1 to 11",
                        report.primes(),
                        Numbers.isPrime(n) ? List.of(n) : List.of());
                Expect.equal(
                        "thread of Worker-" + n + ", of a runner that another thread has made",
                        report.threadId(),
                        caller.thread().threadId());
            }
        }

        @Test
        @Order(16)
        @Clause("C4")
        void no_number_means_that_the_queue_is_empty() {
            run(Numbers.ofAnySign(), 2);
            Expect.equal("numbers tested", primeTest.numbers(), Numbers.listOfAnySign());
        }

        @Test
        @Order(17)
        @Clause("C4")
        void a_number_that_could_not_be_tested_is_no_prime_of_the_worker() {
            StepWorker worker = new StepWorker("Worker-1", new Workload(Numbers.upTo(4), 1, primeTest));
            worker.step();
            worker.step();
            primeTest.failingAt(3);
            expectFailure("step", worker::step);
            Expect.equal("primes of a worker whose test of 3 threw", worker.primes(), List.of(2L));
        }

        @Test
        @Order(18)
        @Clause("C2")
        void turns_inside_a_step_are_those_of_the_inner_tasks() {
            Stepwise outer = task("A", 3);
            Stepwise inner = () -> {
                boolean more = outer.step();
                runner.takeTurns(List.of(task("x", 2), task("y", 1)));
                return more;
            };
            Expect.equal(
                    "order of the steps, with turns of x and y in each step of A",
                    turns(inner, task("B", 2)),
                    "A x y x B A x y x B A x y x");
        }

        @Test
        @Order(19)
        @Clause("C5")
        void a_run_inside_a_test_of_the_same_runner_has_workers_of_its_own() {
            List<WorkerReport> inner = new ArrayList<>();
            primeTest.during(n -> {
                if (n == 4) {
                    inner.addAll(runner.run(new Workload(Numbers.upTo(3), 2, Numbers::isPrime))
                            .workers());
                }
            });
            List<WorkerReport> outer = run(Numbers.upTo(7), 3).workers();
            Expect.equal(
                    "primes by worker of a run up to 3, inside the test of 4",
                    inner.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(3L), List.of(2L)));
            expectWorkers(outer);
            Expect.equal(
                    "primes by worker of a run up to 7, with another one of the same runner inside",
                    outer.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(7L), List.of(2L, 5L), List.of(3L)));
        }

        @Test
        @Order(20)
        @Clause("C5")
        void a_run_after_one_that_failed_begins_anew() {
            primeTest.failingAt(4);
            expectFailure("run", () -> run(Numbers.upTo(20), 3));
            List<WorkerReport> reports =
                    run(new ConcurrentLinkedQueue<>(List.of(5L, 6L)), 3).workers();
            expectWorkers(reports);
            Expect.equal(
                    "primes by worker on 5 and 6, after a run that failed at 4",
                    reports.stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(5L), List.of(), List.of()));
        }

        @Test
        @Order(21)
        @Clause("C6")
        void an_error_of_a_step_ends_the_turns_at_once() {
            Error failure = new AssertionError("planned");
            Stepwise failing = () -> {
                throw failure;
            };
            Throwable thrown = null;
            try {
                runner.takeTurns(List.of(task("A", 3), failing, task("C", 3)));
            } catch (Throwable t) {
                thrown = t;
            }
            Throwable seen = thrown;
            Expect.that(seen != null, () -> "takeTurns returned although a step threw an Error");
            Expect.that(seen == failure, () -> "takeTurns threw " + Finding.brief(seen) + ", not what the step threw");
            Expect.equal("order of the steps, up to one that threw an Error", String.join(" ", log), "A");
        }

        @Test
        @Order(22)
        @Clause("C4")
        void a_worker_that_found_none_looks_again() {
            Queue<Long> numbers = Numbers.upTo(0);
            StepWorker worker = new StepWorker("Worker-1", new Workload(numbers, 1, primeTest));
            Expect.that(!worker.step(), () -> "a step found no number and did not say that the worker is done");
            numbers.add(7L);
            Expect.that(
                    worker.step(),
                    () -> "a step said that the worker is done, and 7 was in the queue: it had been"
                            + " empty at the step before");
            Expect.equal("numbers tested", primeTest.numbers(), List.of(7L));
        }

        /** A task that is equal to each other one of its kind. */
        private record EqualTask(Stepwise task) implements Stepwise {

            @Override
            public boolean step() {
                return task.step();
            }

            @Override
            public boolean equals(Object other) {
                return other instanceof EqualTask;
            }

            @Override
            public int hashCode() {
                return 1;
            }
        }

        private RunResult run(Queue<Long> numbers, int workers) {
            return Lanes.show(runner.run(new Workload(numbers, workers, primeTest)));
        }

        private static Stepwise failing() {
            return () -> {
                throw new PlannedFailure(1);
            };
        }

        private static void expectWorkers(List<WorkerReport> reports) {
            Expect.equal(
                    "workers that reported",
                    reports.stream().map(WorkerReport::name).toList(),
                    List.of("Worker-1", "Worker-2", "Worker-3"));
        }

        private static void expectThrown(String method, RuntimeException failure, Runnable action) {
            try {
                action.run();
            } catch (RuntimeException e) {
                Expect.that(e == failure, () -> method + " threw " + Finding.brief(e) + ", not what the step threw");
                return;
            }
            throw Finding.wrong(method + " returned although a step threw a "
                    + failure.getClass().getSimpleName());
        }

        private static void expectFailure(String method, Runnable action) {
            try {
                action.run();
            } catch (PlannedFailure e) {
                return;
            } catch (RuntimeException e) {
                throw Finding.wrong(method + " threw " + e.getClass().getSimpleName() + ", not what the step threw");
            }
            throw Finding.wrong(method + " returned although a step threw");
        }
    }
}
