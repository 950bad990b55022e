package kata.e310_asynchronous;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import kata.model.AsyncPrimeTest;
import kata.model.AsyncWorkload;
import kata.model.RunResult;
import kata.model.WorkerReport;
import kata.testkit.Aspect;
import kata.testkit.Call;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Costly;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Lanes;
import kata.testkit.LaterAnswers;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservingAsyncPrimeTest;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e310: one loop, several questions under way. */
@KataTest
class AsyncTaskRunnerTest {

    private static final String LOOP = "event-loop";

    /** Two workers test 1 to 4; two other threads bring the answers, one to the odd and one to the even numbers. */
    static final class Answered implements Scenario {

        private final LaterAnswers answers = new LaterAnswers();
        private RunResult result;

        @Override
        public List<Callable<?>> work() {
            Queue<Long> numbers = new ConcurrentLinkedQueue<>(Numbers.upTo(4));
            return List.of(
                    () -> result = new AsyncTaskRunner().run(new AsyncWorkload(numbers, 2, answers)),
                    answers.bringing(1, 3),
                    answers.bringing(2, 4));
        }

        @Override
        public void check() {
            List<Long> primes = result.workers().stream()
                    .flatMap(report -> report.primes().stream())
                    .sorted()
                    .toList();
            Expect.equal("primes in the reports on 1 to 4", primes, List.of(2L, 3L));
        }
    }

    /** Every answer is there when the test returns, so the loop never has to wait. */
    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 2)
        void one_thread_takes_the_numbers_and_makes_the_calls() throws Exception {
            WatchedQueue numbers = new WatchedQueue(20);
            ReadyPrimeTest primeTest = new ReadyPrimeTest().holdingTheFirst();
            try (Company company = Company.gather()) {
                Member<RunResult> run = company.start("caller", () -> run(numbers, 3, primeTest));
                // The first caller is held. If there is only one, nobody else comes meanwhile.
                company.turnOf(
                        run,
                        () -> primeTest.inside.get() > 1
                                || hasWaitedOften(run.thread().threadId()));
                int inside = primeTest.inside.get();
                primeTest.first.countDown();
                company.resultOf(run);
                if (inside > 1) {
                    throw Finding.wrong("several threads called the test at the same time");
                }
            }
            for (Thread thread : primeTest.callers) {
                expectLoop("a call of the test", thread);
            }
            for (Thread thread : numbers.takers) {
                expectLoop("taking a number", thread);
            }
        }

        @Test
        @Order(2)
        @Clause("C2")
        void every_number_is_tested_exactly_once() throws Exception {
            Queue<Long> numbers = Numbers.upTo(20);
            ReadyPrimeTest primeTest = new ReadyPrimeTest();
            run(numbers, 3, primeTest);
            Expect.onceEach(primeTest.numbers, 20);
            Expect.equal("numbers left in the queue", List.copyOf(numbers), List.of());
        }

        @Test
        @Order(5)
        @Clause("C2")
        void no_number_means_that_the_queue_is_empty() throws Exception {
            ReadyPrimeTest primeTest = new ReadyPrimeTest();
            run(Numbers.ofAnySign(), 1, primeTest);
            Expect.equal("numbers tested", primeTest.numbers, Numbers.listOfAnySign());
        }

        @Test
        @Order(6)
        @Clause("C7")
        void reports_of_many_workers_are_in_order() throws Exception {
            RunResult result = run(Numbers.upTo(11), 11, new ReadyPrimeTest());
            expectWorkers(result.workers(), 11);
        }

        @Test
        @Order(3)
        @Clause("C7")
        void every_worker_reports_for_the_loop() throws Exception {
            ReadyPrimeTest primeTest = new ReadyPrimeTest();
            List<WorkerReport> reports = run(Numbers.upTo(20), 3, primeTest).workers();
            expectWorkers(reports, 3);
            long loop = primeTest.callers.getFirst().threadId();
            for (WorkerReport report : reports) {
                Expect.equal("thread of " + report.name(), report.threadId(), loop);
                Expect.equal(
                        "process of " + report.name(),
                        report.processId(),
                        ProcessHandle.current().pid());
            }
            Expect.equal(
                    "primes of all workers",
                    reports.stream()
                            .flatMap(report -> report.primes().stream())
                            .sorted()
                            .toList(),
                    Numbers.primesUpTo(20));
        }

        @Test
        @Order(4)
        @Clause("C7")
        void a_worker_without_a_number_reports_too() throws Exception {
            expectWorkers(run(Numbers.upTo(2), 3, new ReadyPrimeTest()).workers(), 3);
            expectWorkers(run(Numbers.upTo(0), 3, new ReadyPrimeTest()).workers(), 3);
        }
    }

    /** The answers come later, when the test gives them, on a thread that is not the loop. */
    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private static final int WORKERS = 3;

        private final ObservingAsyncPrimeTest primeTest = new ObservingAsyncPrimeTest();

        // Before answers come freely: whether one comes between two lines of the loop is luck there.
        @Test
        @Order(1)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_is_an_answer_lost() throws Exception {
            Exploration.of(Answered.class);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void each_worker_has_a_number_under_way() throws Exception {
            try (Company company = Company.gather()) {
                Member<RunResult> run = start(company, Numbers.upTo(20));
                awaitCalls(company, run, WORKERS);
                // One answer is enough to go on with, and it need not be the oldest.
                primeTest.complete(3);
                awaitCalls(company, run, WORKERS + 1);
                primeTest.complete(4);
                awaitCalls(company, run, WORKERS + 2);
                primeTest.answerAll();
                company.resultOf(run);
            }
        }

        @Test
        @Order(3)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void no_worker_has_more_than_one_number_under_way() throws Exception {
            try (Company company = Company.gather()) {
                Member<RunResult> run = start(company, Numbers.upTo(20));
                awaitCalls(company, run, WORKERS);
                long loop = primeTest.calls().getFirst().threadId();
                company.turnOf(run, () -> primeTest.mostPending() > WORKERS || hasWaitedOften(loop));
                primeTest.answerAll();
                company.resultOf(run);
            }
            Expect.that(
                    primeTest.mostPending() <= WORKERS,
                    () -> "more than " + WORKERS + " answers were awaited at once with " + WORKERS + " workers");
        }

        @Test
        @Order(4)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 2)
        void the_loop_makes_all_calls_whoever_brings_the_answers() throws Exception {
            WatchedQueue numbers = new WatchedQueue(20);
            try (Company company = Company.gather()) {
                Member<RunResult> run = start(company, numbers);
                awaitCalls(company, run, WORKERS);
                primeTest.answerAll();
                company.resultOf(run);
            }
            Call first = primeTest.calls().getFirst();
            for (Call call : primeTest.calls()) {
                if (call.threadId() != first.threadId()) {
                    String caller = call.thread().equals(first.thread())
                            ? "a second thread called " + LOOP
                            : "the thread \"" + call.thread() + "\", not by " + LOOP;
                    throw Finding.wrong("the test of " + call.number() + " was called by " + caller)
                            .at(call.line());
                }
            }
            numbers.takers.forEach(thread -> expectLoop("taking a number", thread));
            Expect.onceEach(primeTest.numbers(), 20);
        }

        @Test
        @Order(5)
        @Clause(value = "C4", points = 2)
        void a_find_counts_for_the_worker_who_asked() throws Exception {
            List<Long> primes = List.of(2L, 3L, 5L, 7L, 11L, 13L, 17L, 19L, 23L);
            RunResult result;
            Map<Long, Integer> askedBy = new HashMap<>(Map.of(2L, 0, 3L, 1, 5L, 2));
            List<List<Long>> expected = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            try (Company company = Company.gather()) {
                Member<RunResult> run = start(company, new ConcurrentLinkedQueue<>(primes));
                int calls = WORKERS;
                awaitCalls(company, run, calls);
                for (long n : List.of(5L, 7L, 3L, 13L, 2L, 19L, 23L, 11L, 17L)) {
                    int worker = askedBy.get(n);
                    expected.get(worker).add(n);
                    primeTest.complete(n);
                    if (calls < primes.size()) {
                        askedBy.put(primes.get(calls), worker);
                        awaitCalls(company, run, ++calls);
                    }
                }
                result = company.resultOf(run);
            }
            for (int i = 0; i < WORKERS; i++) {
                WorkerReport report = result.workers().get(i);
                Expect.equal("primes of " + report.name(), report.primes(), expected.get(i));
            }
        }

        private Member<RunResult> start(Company company, Queue<Long> numbers) {
            return company.start("caller", () -> run(numbers, WORKERS, primeTest));
        }

        private void awaitCalls(Company company, Member<RunResult> run, int calls) throws Exception {
            Outcome outcome = company.awaitUntil(() -> primeTest.calls().size() >= calls || run.isDone());
            if (primeTest.calls().size() >= calls) {
                return;
            }
            if (outcome == Outcome.MET) {
                company.resultOf(run);
                throw Finding.wrong("run returned with answers still to come: " + primeTest.pending());
            }
            Finding finding = company.notConcurrent(
                    primeTest.pending().size() + " of " + WORKERS + " answers awaited at once, then nothing moved",
                    asker(company).orElse(run.thread()));
            primeTest.answerAll();
            throw finding;
        }

        /** The thread that has called the test, if it is still at work. */
        private Optional<Thread> asker(Company company) {
            List<Long> callers = primeTest.calls().stream().map(Call::threadId).toList();
            return company.inLearnersCode().stream()
                    .filter(thread -> callers.contains(thread.threadId()))
                    .findFirst();
        }
    }

    /** Many answers at once, and answers that fail. */
    @Nested
    @KataTest
    @Order(3)
    class UnderStress {

        @Test
        @Order(1)
        @Clause("C5")
        void the_stack_does_not_grow_with_answers_that_are_there_already() throws Exception {
            ReadyPrimeTest primeTest = new ReadyPrimeTest();
            run(Numbers.upTo(300), 1, primeTest);
            int early = primeTest.depths.stream()
                    .limit(100)
                    .mapToInt(Integer::intValue)
                    .max()
                    .orElse(0);
            int late = primeTest.depths.getLast();
            Expect.that(
                    late <= early,
                    () -> "the stack is " + late + " calls deep at the last of 300 numbers, "
                            + primeTest.depths.getFirst() + " at the first");
        }

        @Test
        @Order(2)
        @Clause("C6")
        void a_failure_that_is_there_already_ends_the_run() {
            ReadyPrimeTest primeTest = new ReadyPrimeTest();
            primeTest.failing = 5;
            expectFailure(5, () -> run(Numbers.upTo(20), 1, primeTest));
            Expect.equal("numbers tested", primeTest.numbers, Numbers.listUpTo(5));
        }

        @Test
        @Order(3)
        @Clause(value = "C6", points = 2)
        void a_failure_that_comes_later_ends_the_run_at_once() {
            ObservingAsyncPrimeTest primeTest = new ObservingAsyncPrimeTest();
            try (Company company = Company.gather()) {
                Member<RunResult> run = company.start("caller", () -> run(Numbers.upTo(20), 3, primeTest));
                company.awaitUntil(() -> run.isDone() || primeTest.calls().size() == 3);
                primeTest.fail(2);
                company.awaitUntil(() -> run.isDone() || primeTest.calls().size() > 3);
                expectNothingBegun(primeTest);
                expectFailure(2, () -> company.resultOf(run));
                // Late answers are of no interest to anybody.
                primeTest.answerAll();
                company.turnOf(run, () -> primeTest.calls().size() > 3);
                expectNothingBegun(primeTest);
            }
        }

        @Test
        @Order(4)
        @Clause("C6")
        void an_answer_that_comes_behind_a_failure_begins_nothing() {
            List<Long> begun = new CopyOnWriteArrayList<>();
            List<CompletableFuture<Boolean>> answers = new CopyOnWriteArrayList<>();
            AsyncPrimeTest primeTest = n -> {
                begun.add(n);
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answers.add(answer);
                if (n == 3) {
                    // Both are there before the loop can look for the first of them.
                    answers.get(0).completeExceptionally(new PlannedFailure(1));
                    answers.get(1).complete(true);
                }
                return answer;
            };
            expectFailure(1, () -> run(Numbers.upTo(20), 3, primeTest));
            Expect.equal("numbers tested", begun, Numbers.listUpTo(3));
        }

        @Test
        @Order(5)
        @Clause("C4")
        void no_worker_takes_a_second_number_before_all_have_their_first() throws Exception {
            RunResult result = run(new ConcurrentLinkedQueue<>(List.of(2L, 3L, 5L)), 3, new ReadyPrimeTest());
            Expect.equal(
                    "primes by worker, when the answers to 2, 3 and 5 are there at once",
                    result.workers().stream().map(WorkerReport::primes).toList(),
                    List.of(List.of(2L), List.of(3L), List.of(5L)));
        }

        @Test
        @Order(8)
        @Clause("C5")
        void any_number_of_answers_may_be_there_already() throws Exception {
            int many = 2_000;
            ReadyPrimeTest primeTest = new ReadyPrimeTest();
            RunResult result = run(Numbers.upTo(many), many, primeTest);
            Expect.equal(
                    "reports of 2,000 workers, whose answers were there at once",
                    result.workers().size(),
                    many);
            Expect.equal("numbers tested of 2,000", primeTest.numbers.size(), many);
        }

        @Test
        @Order(9)
        @Clause("C4")
        void finds_of_equal_numbers_count_for_the_worker_who_asked() throws Exception {
            List<CompletableFuture<Boolean>> answers = new CopyOnWriteArrayList<>();
            AsyncPrimeTest primeTest = n -> {
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answers.add(answer);
                return answer;
            };
            try (Company company = Company.gather()) {
                Member<RunResult> run =
                        company.start("caller", () -> run(new ConcurrentLinkedQueue<>(List.of(7L, 7L)), 2, primeTest));
                company.awaitUntil(() -> run.isDone() || answers.size() == 2);
                answers.forEach(answer -> answer.complete(true));
                Expect.equal(
                        "primes by worker, of 7 and 7",
                        company.resultOf(run).workers().stream()
                                .map(WorkerReport::primes)
                                .toList(),
                        List.of(List.of(7L), List.of(7L)));
            }
        }

        @Test
        @Order(6)
        @Clause("C6")
        void a_cancelled_answer_is_a_failed_one() {
            AsyncPrimeTest primeTest = n -> {
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answer.cancel(false);
                return answer;
            };
            try {
                run(Numbers.upTo(3), 1, primeTest);
            } catch (CompletionException e) {
                Expect.that(
                        e.getCause() instanceof CancellationException,
                        () -> "the answer to 1 was cancelled, and the cause of the CompletionException is "
                                + e.getCause());
                return;
            } catch (Exception e) {
                throw Finding.wrong("the answer to 1 was cancelled, and run threw a "
                        + e.getClass().getSimpleName() + ", not a CompletionException");
            }
            throw Finding.wrong("run returned although the answer to 1 was cancelled");
        }

        @Test
        @Order(7)
        @Clause("C6")
        void an_answer_that_comes_in_the_next_run_begins_nothing() throws Exception {
            ObservingAsyncPrimeTest failed = new ObservingAsyncPrimeTest();
            ObservingAsyncPrimeTest next = new ObservingAsyncPrimeTest();
            try (Company company = Company.gather()) {
                AsyncTaskRunner runner = new AsyncTaskRunner();
                Member<RunResult> first =
                        company.start("caller", () -> runner.run(new AsyncWorkload(Numbers.upTo(20), 3, failed)));
                company.awaitUntil(() -> first.isDone() || failed.calls().size() == 3);
                failed.fail(2);
                expectFailure(2, () -> company.resultOf(first));

                Member<RunResult> second =
                        company.start("caller", () -> runner.run(new AsyncWorkload(Numbers.upTo(3), 3, next)));
                company.awaitUntil(() -> second.isDone() || next.calls().size() == 3);
                failed.answerAll();
                company.turnOf(second, () -> failed.calls().size() > 3);
                next.answerAll();
                List<WorkerReport> reports = company.resultOf(second).workers();
                expectNothingBegun(failed);
                Expect.equal(
                        "primes by worker in the run after one that failed",
                        reports.stream().map(WorkerReport::primes).toList(),
                        List.of(List.of(), List.of(2L), List.of(3L)));
            }
        }

        @Test
        @Order(10)
        @Clause("C6")
        void whoever_is_answered_behind_a_failure_takes_no_number() {
            List<Long> begun = new CopyOnWriteArrayList<>();
            List<CompletableFuture<Boolean>> answers = new CopyOnWriteArrayList<>();
            AsyncPrimeTest primeTest = n -> {
                begun.add(n);
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answers.add(answer);
                if (n == 5) {
                    // The failure is that of Worker-2. Behind it come an answer to Worker-1 and, at last, this one.
                    answers.get(1).completeExceptionally(new PlannedFailure(2));
                    answers.get(0).complete(false);
                }
                if (n > 2) {
                    answer.complete(Numbers.isPrime(n));
                }
                return answer;
            };
            expectFailure(2, () -> run(Numbers.upTo(20), 3, primeTest));
            Expect.equal(
                    "numbers tested, when the answer to 2 failed, then those to 1 and 5 came",
                    begun,
                    Numbers.listUpTo(5));
        }

        @Test
        @Order(11)
        @Clause("C6")
        void a_failure_that_has_a_cause_is_not_taken_for_it() throws Exception {
            PlannedFailure failure = new PlannedFailure(1);
            failure.initCause(new IOException("planned"));
            try {
                run(Numbers.upTo(3), 1, n -> CompletableFuture.failedFuture(failure));
            } catch (CompletionException e) {
                Expect.that(
                        e.getCause() == failure,
                        () -> "the answer to 1 failed with a PlannedFailure that an IOException had caused, and the"
                                + " cause of the CompletionException is " + e.getCause());
                return;
            }
            throw Finding.wrong("run returned although the test of 1 had failed");
        }

        @Test
        @Order(12)
        @Clause("C4")
        void one_stage_may_answer_two_questions() throws Exception {
            CompletableFuture<Boolean> answer = new CompletableFuture<>();
            AtomicInteger asked = new AtomicInteger();
            AsyncPrimeTest primeTest = n -> {
                asked.incrementAndGet();
                return answer;
            };
            try (Company company = Company.gather()) {
                Member<RunResult> run =
                        company.start("caller", () -> run(new ConcurrentLinkedQueue<>(List.of(2L, 3L)), 2, primeTest));
                company.awaitUntil(() -> run.isDone() || asked.get() == 2);
                answer.complete(true);
                Expect.equal(
                        "primes by worker, when one stage answers 2 and 3",
                        company.resultOf(run).workers().stream()
                                .map(WorkerReport::primes)
                                .toList(),
                        List.of(List.of(2L), List.of(3L)));
            }
        }

        @Test
        @Order(13)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void an_answer_is_not_lost_when_an_interrupted_thread_brings_it() throws Exception {
            List<CompletableFuture<Boolean>> answers = new CopyOnWriteArrayList<>();
            AsyncPrimeTest primeTest = n -> {
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answers.add(answer);
                return answer;
            };
            try (Company company = Company.gather()) {
                Member<RunResult> run =
                        company.start("caller", () -> run(new ConcurrentLinkedQueue<>(List.of(2L)), 1, primeTest));
                company.awaitUntil(() -> run.isDone() || answers.size() == 1);
                // By then it has said what is to be done with the answer.
                company.turnOf(run, run::isDone);
                Thread.currentThread().interrupt();
                try {
                    answers.forEach(answer -> answer.complete(true));
                } finally {
                    Thread.interrupted();
                }
                Expect.equal(
                        "primes by worker, when an interrupted thread answers 2",
                        company.resultOf(run).workers().stream()
                                .map(WorkerReport::primes)
                                .toList(),
                        List.of(List.of(2L)));
            }
        }

        @Test
        @Order(14)
        @Clause("C6")
        void an_answer_that_fails_with_an_error_is_a_failed_one() throws Exception {
            AssertionError failure = new AssertionError("planned", new PlannedFailure(1));
            RunResult result;
            try {
                result = run(Numbers.upTo(3), 1, n -> CompletableFuture.failedFuture(failure));
            } catch (Exception | Error e) {
                Expect.that(
                        e instanceof CompletionException && e.getCause() == failure,
                        () -> "the answer to 1 failed with an Error, and run did not throw a CompletionException with"
                                + " it as the cause, but " + Finding.brief(e));
                return;
            }
            throw Finding.wrong("the answer to 1 failed with an Error, and run returned " + result.workers());
        }

        @Test
        @Order(15)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void a_run_that_is_interrupted_does_not_return_before_the_answers() throws Exception {
            List<CompletableFuture<Boolean>> answers = new CopyOnWriteArrayList<>();
            AsyncPrimeTest primeTest = n -> {
                CompletableFuture<Boolean> answer = new CompletableFuture<>();
                answers.add(answer);
                return answer;
            };
            try (Company company = Company.gather()) {
                Member<RunResult> run =
                        company.start("caller", () -> run(new ConcurrentLinkedQueue<>(List.of(2L, 3L)), 2, primeTest));
                company.awaitUntil(() -> run.isDone() || answers.size() == 2);
                company.turnOf(run, run::isDone);
                run.thread().interrupt();
                boolean ended = company.turnOf(run, run::isDone) == Company.Turn.TOUCHED;
                answers.forEach(answer -> answer.complete(true));
                RunResult result;
                try {
                    result = company.resultOf(run);
                } catch (InterruptedException e) {
                    return;
                }
                Expect.that(
                        !ended,
                        () -> "run was interrupted, and returned " + result.workers()
                                + " while the answers to 2 and 3 were still to come");
            }
        }

        private void expectNothingBegun(ObservingAsyncPrimeTest primeTest) {
            if (primeTest.calls().size() > 3) {
                Call call = primeTest.calls().get(3);
                throw Finding.wrong("the test of " + call.number() + " was begun after that of 2 had failed")
                        .at(call.line());
            }
        }

        private void expectFailure(long number, Callable<RunResult> run) {
            try {
                run.call();
            } catch (CompletionException e) {
                Throwable cause = e.getCause();
                Expect.that(
                        cause instanceof PlannedFailure,
                        () -> "the cause of the CompletionException is "
                                + (cause == null
                                        ? "missing"
                                        : "a " + cause.getClass().getSimpleName()));
                return;
            } catch (Exception e) {
                throw Finding.wrong("run threw a " + e.getClass().getSimpleName() + ", not a CompletionException");
            }
            throw Finding.wrong("run returned although the test of " + number + " had failed");
        }
    }

    private static RunResult run(Queue<Long> numbers, int workers, AsyncPrimeTest primeTest) throws Exception {
        return Lanes.show(new AsyncTaskRunner().run(new AsyncWorkload(numbers, workers, primeTest)));
    }

    /** Whether a thread has come back from waiting so often that it is sure to have nothing else to do. */
    private static boolean hasWaitedOften(long threadId) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(threadId);
        return info != null && info.getWaitedCount() > 5;
    }

    private static void expectLoop(String what, Thread thread) {
        if (!thread.getName().equals(LOOP)) {
            throw Finding.wrong(what + " happened on the thread " + thread.getName() + ", not on " + LOOP);
        }
    }

    private static void expectWorkers(List<WorkerReport> reports, int workers) {
        Expect.equal(
                "workers that reported",
                reports.stream().map(WorkerReport::name).toList(),
                IntStream.rangeClosed(1, workers).mapToObj(i -> "Worker-" + i).toList());
    }

    /** A test whose answers are there at once; remembers its callers and how deep their stacks were. */
    private static final class ReadyPrimeTest implements AsyncPrimeTest {

        /** No number of any queue here. */
        private static final long NONE = -1_000_000;

        private final List<Long> numbers = new CopyOnWriteArrayList<>();
        private final List<Thread> callers = new CopyOnWriteArrayList<>();
        private final List<Integer> depths = new CopyOnWriteArrayList<>();
        private final AtomicInteger inside = new AtomicInteger();
        private final CountDownLatch first = new CountDownLatch(1);
        private boolean holding;
        private long failing = NONE;

        ReadyPrimeTest holdingTheFirst() {
            holding = true;
            return this;
        }

        @Override
        public CompletionStage<Boolean> isPrime(long n) {
            numbers.add(n);
            callers.add(Thread.currentThread());
            depths.add(StackWalker.getInstance().walk(frames -> (int) frames.count()));
            inside.incrementAndGet();
            try {
                if (holding) {
                    first.await();
                }
            } catch (InterruptedException e) {
                return CompletableFuture.failedFuture(e);
            } finally {
                inside.decrementAndGet();
            }
            return n == failing
                    ? CompletableFuture.failedFuture(new PlannedFailure(n))
                    : CompletableFuture.completedFuture(Numbers.isPrime(n));
        }
    }

    /** A queue that remembers who took numbers from it. */
    private static final class WatchedQueue extends ConcurrentLinkedQueue<Long> {

        private final transient List<Thread> takers = new CopyOnWriteArrayList<>();

        WatchedQueue(long last) {
            LongStream.rangeClosed(1, last).forEach(this::add);
        }

        @Override
        public Long poll() {
            Long n = super.poll();
            if (n != null) {
                takers.add(Thread.currentThread());
            }
            return n;
        }
    }
}
