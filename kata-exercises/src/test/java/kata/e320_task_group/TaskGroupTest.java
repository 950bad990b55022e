package kata.e320_task_group;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import kata.model.AsyncPrimeTest;
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
import kata.testkit.LaterAnswers;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** e320: tasks that end when the test says so, and a scope that must not end before them. */
@KataTest
class TaskGroupTest {

    private static final long STACK_BYTES = 512 * 1024;

    private final Tasks tasks = new Tasks();
    private final Company company = Company.gather();

    /** Lets everything end, so that nobody waits for a task behind a test. */
    @AfterEach
    void end_all_tasks() {
        tasks.endAll();
    }

    /** A group tests 2, 3 and 4; two other threads bring the answers. */
    static final class Answered implements Scenario {

        private final LaterAnswers answers = new LaterAnswers();
        private List<Long> primes;

        @Override
        public List<Callable<?>> work() {
            return List.of(
                    () -> primes = TaskGroup.run(
                            answers, group -> LongStream.rangeClosed(2, 4).forEach(group::start)),
                    answers.bringing(2, 4),
                    answers.bringing(3));
        }

        @Override
        public void check() {
            Expect.equal("primes among 2, 3 and 4", primes, List.of(2L, 3L));
        }
    }

    /** A group tests 2 and 3; that of 2 fails, and that of 3 ends only if it is cancelled. */
    static final class OneFails implements Scenario {

        private final LaterAnswers answers = new LaterAnswers();
        private volatile List<Long> alive = List.of();

        @Override
        public List<Callable<?>> work() {
            return List.of(this::run, answers.failing(2));
        }

        private Void run() throws InterruptedException {
            try {
                TaskGroup.run(answers, group -> LongStream.rangeClosed(2, 3).forEach(group::start));
            } catch (CompletionException e) {
                return null; // As it should be; what it says is for other checks.
            }
            throw Finding.wrong("run returned although there was a failure");
        }

        @Override
        public void setFree() {
            alive = answers.endAll();
        }

        @Override
        public void check() {
            Expect.that(
                    alive.isEmpty(),
                    () -> "the test of 2 failed, but " + stagesFor(alive) + " not cancelled, and so never ended");
        }
    }

    /** A group tests 2 and 3; both fail when both have been asked for, and take no notice of a cancel. */
    static final class BothFail implements Scenario {

        private static final String FAILURES = "failures that came out of run";

        private final LaterAnswers answers = new LaterAnswers();
        private volatile List<String> failed = List.of();

        @Override
        public List<Callable<?>> work() {
            return List.of(this::run, () -> {
                answers.failing(3).call(); // begins when 3 has been asked for, behind 2
                return answers.failing(2).call();
            });
        }

        private Void run() throws InterruptedException {
            try {
                TaskGroup.run(this::deaf, group -> LongStream.rangeClosed(2, 3).forEach(group::start));
            } catch (CompletionException e) {
                failed = Stream.concat(Stream.ofNullable(e.getCause()), Arrays.stream(e.getSuppressed()))
                        .filter(PlannedFailure.class::isInstance)
                        .map(Throwable::getMessage)
                        .sorted()
                        .toList();
                return null;
            }
            throw Finding.wrong("run returned although there were two failures");
        }

        /** As the answer that comes later, but it cannot be cancelled. */
        private CompletionStage<Boolean> deaf(long n) {
            CompletableFuture<Boolean> answer = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterruptIfRunning) {
                    return false;
                }
            };
            answers.isPrime(n).whenComplete((prime, failure) -> answer.completeExceptionally(failure));
            return answer;
        }

        @Override
        public void check() {
            Expect.equal(FAILURES, failed, List.of("planned failure at 2", "planned failure at 3"));
        }
    }

    /** A group tests 2 and 3. */
    static final class TwoTasks implements Function<AsyncPrimeTest, Callable<List<Long>>> {

        @Override
        public Callable<List<Long>> apply(AsyncPrimeTest primeTest) {
            return () -> TaskGroup.run(
                    primeTest, group -> LongStream.rangeClosed(2, 3).forEach(group::start));
        }
    }

    /** Every answer is there at once. */
    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C2")
        void a_group_tells_which_of_its_numbers_are_prime() throws Exception {
            tasks.answerAtOnce = true;
            List<Long> primes = TaskGroup.run(tasks, starting(Numbers.listUpTo(20)));
            Expect.equal("numbers asked for", tasks.numbers(), Numbers.listUpTo(20));
            Expect.equal("primes", primes, Numbers.primesUpTo(20));
        }

        @Test
        @Order(2)
        @Clause("C2")
        void the_primes_are_in_the_order_of_their_starts() throws Exception {
            tasks.answerAtOnce = true;
            List<Long> primes = TaskGroup.run(tasks, starting(List.of(7L, 4L, 3L, 7L)));
            Expect.equal("primes of 7, 4, 3 and 7", primes, List.of(7L, 3L, 7L));
        }

        @Test
        @Order(3)
        @Clause("C2")
        void a_group_without_a_task_ends_at_once() throws Exception {
            Expect.equal("primes of no task", TaskGroup.run(tasks, group -> {}), List.of());
        }

        @Test
        @Order(4)
        @Clause("C2")
        void one_stage_may_answer_two_questions() throws Exception {
            CompletableFuture<Boolean> yes = CompletableFuture.completedFuture(true);
            List<Long> primes = TaskGroup.run(n -> yes, starting(List.of(2L, 3L)));
            Expect.equal("primes, when one stage answers 2 and 3", primes, List.of(2L, 3L));
        }
    }

    /** Tasks that take their time. */
    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY, points = 2)
        void tasks_are_alive_at_the_same_time() throws Exception {
            Member<List<Long>> run = begin(2, 3, 5);
            complete(run, 5);
            complete(run, 2);
            complete(run, 3);
            company.resultOf(run);
            for (Task task : tasks.all) {
                Expect.that(
                        task.asker == run.thread(),
                        () -> "the test of " + task.number + " was asked by the thread " + task.asker.getName()
                                + ", not by the caller of start");
            }
        }

        @Test
        @Order(2)
        @Clause(value = "C2", points = 2)
        void the_scope_waits_for_its_last_task() throws Exception {
            Member<List<Long>> run = begin(2, 4, 3);
            complete(run, 3);
            complete(run, 2);
            expectStillWaiting(run);
            tasks.complete(4);
            Expect.equal("primes", company.resultOf(run), List.of(2L, 3L));
        }

        // Before tasks end one behind the other: whether one ends between two lines of the scope is luck there.
        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void at_no_step_is_the_end_of_a_task_overlooked() throws Exception {
            Exploration.of(Answered.class);
        }

        @Test
        @Order(4)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void a_failure_cancels_the_tasks_before_it_and_behind_it() throws Exception {
            Member<List<Long>> run = begin(2, 3, 5);
            tasks.fail(3, new PlannedFailure(3));
            expectCancelled("the test of 3 failed", 2, 5);
            failureOf(run);
        }

        @Test
        @Order(5)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 3)
        void the_scope_waits_for_a_task_that_takes_its_time_to_end() throws Exception {
            tasks.stubborn = List.of(2L);
            Member<List<Long>> run = begin(2, 3, 5);
            tasks.fail(3, new PlannedFailure(3));
            expectStillWaiting(run);
            tasks.endCancelled(2);
            failureOf(run);
        }

        @Test
        @Order(6)
        @Clause("C4")
        void the_cause_is_the_failure_as_it_is() throws Exception {
            Member<List<Long>> run = begin(2, 3, 5);
            PlannedFailure failure = new PlannedFailure(3);
            tasks.fail(3, failure);
            CompletionException thrown = failureOf(run);
            expectCause(thrown, failure);
            expectSuppressed(thrown);
        }

        @Test
        @Order(7)
        @Clause(value = "C4", points = 2)
        void a_second_failure_is_kept() throws Exception {
            tasks.stubborn = List.of(2L, 7L);
            Member<List<Long>> run = begin(2, 3, 5, 7);
            PlannedFailure first = new PlannedFailure(3);
            PlannedFailure second = new PlannedFailure(7);
            PlannedFailure third = new PlannedFailure(2);
            tasks.fail(3, first);
            tasks.fail(7, second);
            tasks.fail(2, third);
            CompletionException thrown = failureOf(run);
            expectCause(thrown, first);
            expectSuppressed(thrown, second, third);
        }

        @Test
        @Order(8)
        @Clause("C5")
        void nothing_is_begun_after_a_failure() throws Exception {
            Member<List<Long>> run = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(2);
                        group.start(3);
                        tasks.fail(3, new PlannedFailure(3));
                        group.start(5);
                        group.start(7);
                    }));
            company.awaitUntil(() -> run.isDone() || tasks.numbers().contains(5L));
            Expect.equal("numbers asked for", tasks.numbers(), List.of(2L, 3L));
            failureOf(run);
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void a_task_that_is_just_being_begun_is_cancelled_too() throws Exception {
            // While the test is asked for 5, the test of 3 fails.
            tasks.during = n -> {
                if (n == 5) {
                    tasks.fail(3, new PlannedFailure(3));
                }
            };
            Member<List<Long>> run = begin(2, 3, 5);
            expectCancelled("the test of 3 failed while that of 5 was begun", 2, 5);
            failureOf(run);
        }

        @Test
        @Order(10)
        @Clause(value = "C6", points = 2)
        void a_body_that_throws_cancels_and_awaits_the_tasks() throws Exception {
            tasks.stubborn = List.of(3L);
            PlannedFailure failure = new PlannedFailure(5);
            Member<List<Long>> run = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(2);
                        group.start(3);
                        throw failure;
                    }));
            expectCancelled("the body threw", 2, 3);
            expectStillWaiting(run);
            tasks.endCancelled(3);
            expectCause(failureOf(run), failure);
        }

        @Test
        @Order(11)
        @Clause("C4")
        void a_body_that_throws_does_not_hide_the_failure_of_a_task() throws Exception {
            PlannedFailure first = new PlannedFailure(3);
            PlannedFailure second = new PlannedFailure(5);
            Member<List<Long>> run = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(2);
                        group.start(3);
                        tasks.fail(3, first);
                        throw second;
                    }));
            CompletionException thrown = failureOf(run);
            expectCause(thrown, first);
            expectSuppressed(thrown, second);
        }

        @Test
        @Order(12)
        @Clause("C6")
        void an_error_of_the_body_is_no_other_case() throws Exception {
            AssertionError failure = new AssertionError("planned", new PlannedFailure(5));
            Member<List<Long>> run = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(2);
                        group.start(3);
                        throw failure;
                    }));
            expectCancelled("the body threw an Error", 2, 3);
            expectCause(failureOf(run), failure);
        }

        @Test
        @Order(13)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupt_cancels_and_awaits_the_tasks() throws Exception {
            tasks.stubborn = List.of(3L);
            Member<List<Long>> run = begin(2, 3);
            expectStillWaiting(run);
            run.thread().interrupt();
            expectCancelled("the caller was interrupted", 2, 3);
            expectStillWaiting(run);
            run.thread().interrupt();
            expectStillWaiting(run);
            tasks.endCancelled(3);
            try {
                company.resultOf(run);
            } catch (InterruptedException e) {
                return;
            } catch (CompletionException e) {
                throw Finding.wrong("run threw a CompletionException, not an InterruptedException");
            }
            throw Finding.wrong("run returned although its thread was interrupted");
        }

        @Test
        @Order(14)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 2)
        void no_time_limit_ends_the_scope_before_its_tasks() throws Exception {
            Function<AsyncPrimeTest, Callable<List<Long>>> early = EarlyWaits.make(TwoTasks.class);
            // The test of 3 fails when it has hardly begun, and that of 2 takes its time to end.
            tasks.stubborn = List.of(2L);
            tasks.during = n -> {
                if (n == 3) {
                    tasks.fail(3, new PlannedFailure(3));
                }
            };
            Member<List<Long>> failing = company.start("caller", early.apply(tasks));
            company.awaitUntil(() -> failing.isDone() || tasks.all.size() == 2);
            expectStillWaiting(failing);
            tasks.endCancelled(2);
            failureOf(failing);

            tasks.during = n -> {};
            Member<List<Long>> run = company.start("caller", early.apply(tasks));
            company.awaitUntil(() -> run.isDone() || tasks.all.size() == 4);
            expectStillWaiting(run);
            tasks.complete(2);
            tasks.complete(3);
            Expect.equal("primes", company.resultOf(run), List.of(2L, 3L));
        }

        @Test
        @Order(15)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_of_a_start_does_a_failure_miss_the_task() throws Exception {
            Exploration.of(OneFails.class);
        }

        @Test
        @Order(16)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_is_a_failure_overlooked() throws Exception {
            try {
                Exploration.of(BothFail.class);
            } catch (Finding finding) {
                // Other checks may see it too, if the moment is bad.
                throw String.valueOf(finding.facts().get("observed")).contains(BothFail.FAILURES)
                        ? finding.asWrong()
                        : finding;
            }
        }

        @Test
        @Order(17)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void a_failure_cancels_at_once_also_while_the_body_is_at_work() throws Exception {
            Stubborn goesOn = new Stubborn();
            Member<List<Long>> run = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(2);
                        group.start(3);
                        goesOn.hold();
                    }));
            company.awaitUntil(() -> goesOn.isHolding() || run.isDone());
            tasks.fail(2, new PlannedFailure(2));
            expectCancelled("the test of 2 failed while the body was at work", 3);
            goesOn.letGo();
            failureOf(run);
        }

        @Test
        @Order(18)
        @Clause("C3")
        void a_failure_cancels_each_of_two_tasks_for_one_number() throws Exception {
            Member<List<Long>> run = begin(7, 7, 8);
            tasks.fail(8, new PlannedFailure(8));
            company.awaitUntil(() -> tasks.cancelled().size() == 2);
            List<Long> cancelled = tasks.cancelled();
            Expect.that(
                    cancelled.equals(List.of(7L, 7L)),
                    () -> "the test of 8 failed, but of the two stages that the test had handed out for 7, "
                            + (cancelled.isEmpty() ? "none was" : "only one was") + " cancelled");
            failureOf(run);
        }

        @Test
        @Order(20)
        @Clause("C4")
        void a_task_that_somebody_else_has_cancelled_is_a_failed_one() throws Exception {
            Member<List<Long>> run = begin(2, 3);
            CancellationException failure = new CancellationException("planned");
            tasks.fail(2, failure);
            expectCancelled("the test of 2 was cancelled by somebody else", 3);
            expectCause(failureOf(run), failure);
        }

        @Test
        @Order(19)
        @Clause("C6")
        void a_body_that_throws_a_cancellation_fails_like_any_other() throws Exception {
            CancellationException failure = new CancellationException("planned");
            Member<List<Long>> alone = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(2);
                        throw failure;
                    }));
            expectCancelled("the body threw a CancellationException", 2);
            expectCause(failureOf(alone), failure);
        }

        @Test
        @Order(21)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void no_interrupt_behind_a_failure_ends_the_scope_before_its_tasks() throws Exception {
            tasks.stubborn = List.of(3L);
            Member<List<Long>> thrown = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(3);
                        throw new PlannedFailure(5);
                    }));
            expectCancelled("the body threw", 3);
            expectWaitingThroughInterrupts(thrown);

            Member<List<Long>> failed = company.start("caller", () -> TaskGroup.run(tasks, starting(List.of(2L, 3L))));
            company.awaitUntil(() -> failed.isDone() || tasks.all.size() == 3);
            tasks.fail(2, new PlannedFailure(2));
            expectWaitingThroughInterrupts(failed);
        }

        @Test
        @Order(22)
        @Clause("C4")
        void what_a_cancel_brings_about_is_not_the_first_failure() throws Exception {
            // The test of 2 ends when it is cancelled, but with a failure of its own.
            CompletableFuture<Boolean> failsWhenCancelled = new CompletableFuture<>() {
                @Override
                public boolean cancel(boolean mayInterruptIfRunning) {
                    completeExceptionally(new PlannedFailure(2));
                    return false;
                }
            };
            PlannedFailure first = new PlannedFailure(3);
            AsyncPrimeTest primeTest = n -> n == 2 ? failsWhenCancelled : tasks.isPrime(n);
            Member<List<Long>> failed = company.start(
                    "caller",
                    () -> TaskGroup.run(primeTest, group -> {
                        group.start(2);
                        group.start(3);
                        tasks.fail(3, first);
                    }));
            expectCause(failureOf(failed), first);
        }

        @Test
        @Order(23)
        @Clause("C2")
        void a_group_within_a_group_has_tasks_of_its_own() throws Exception {
            List<List<Long>> within = new CopyOnWriteArrayList<>();
            Member<List<Long>> run = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        group.start(2);
                        within.add(primesWithin(CompletableFuture.completedFuture(true)));
                        within.add(primesWithin(CompletableFuture.failedFuture(new PlannedFailure(3))));
                        group.start(5);
                    }));
            if (company.awaitUntil(() -> run.isDone() || tasks.all.size() == 2) == Outcome.STALLED) {
                throw Finding.wrong("a group was run within another one, and waits although its own task has ended");
            }
            Expect.equal(
                    "primes of a group of 3, run within another one, and of one that failed",
                    within,
                    List.of(List.of(3L), List.of()));
            Expect.equal("tasks cancelled when a group within theirs had failed", tasks.cancelled(), List.of());
            tasks.complete(2);
            tasks.complete(5);
            Expect.equal("primes of 2 and 5, behind two groups within", company.resultOf(run), List.of(2L, 5L));
        }

        @Test
        @Order(24)
        @Clause("C6")
        void a_test_that_throws_when_it_is_asked_leaves_no_scope_that_waits_for_it() throws Exception {
            PlannedFailure failure = new PlannedFailure(3);
            tasks.during = n -> {
                if (n == 3) {
                    throw failure;
                }
            };
            Member<List<Long>> run = company.start("caller", () -> TaskGroup.run(tasks, starting(List.of(2L, 3L))));
            company.awaitUntil(() -> run.isDone() || !tasks.cancelled().isEmpty());
            expectCancelled("the test threw when it was asked for 3", 2);
            expectCause(failureOf(run), failure);
        }

        @Test
        @Order(25)
        @Clause("C3")
        void a_failure_ends_a_group_of_many_tasks_too() throws Exception {
            int many = 4_000;
            List<Long> numbers = Numbers.listUpTo(many);
            List<CompletableFuture<Boolean>> stages =
                    numbers.stream().map(n -> new CompletableFuture<Boolean>()).toList();
            AtomicInteger asked = new AtomicInteger();
            Member<List<Long>> run = company.start(
                    "caller", () -> TaskGroup.run(n -> stages.get(asked.getAndIncrement()), starting(numbers)));
            company.awaitUntil(() -> run.isDone() || asked.get() == many);
            PlannedFailure failure = new PlannedFailure(1);
            // A small stack, so that a few tasks are many.
            Thread.ofPlatform()
                    .daemon()
                    .stackSize(STACK_BYTES)
                    .start(() -> stages.getFirst().completeExceptionally(failure))
                    .join();
            boolean ended = company.awaitUntil(run::isDone) == Outcome.MET;
            stages.forEach(stage -> stage.cancel(true));
            Expect.that(
                    ended,
                    () -> "the first of 4,000 tasks failed, and run does not end, as it does with a few tasks:"
                            + " does the stack grow with each one that is cancelled?");
            expectCause(failureOf(run), failure);
            expectSuppressed(failureOf(run));
        }

        @Test
        @Order(26)
        @Clause("C4")
        void a_failure_that_is_a_completion_exception_is_not_taken_apart() throws Exception {
            CompletionException failure = new CompletionException("planned", new PlannedFailure(3));
            Member<List<Long>> run = company.start(
                    "caller",
                    () -> TaskGroup.run(tasks, group -> {
                        throw failure;
                    }));
            CompletionException thrown = failureOf(run);
            Expect.that(
                    thrown.getCause() == failure,
                    () -> "the body threw a CompletionException, as a group within it would, and "
                            + (thrown == failure
                                    ? "run threw the same one"
                                    : "the cause is " + brief(thrown.getCause())));
        }

        /** The primes of a group of the number 3, or none if it fails. */
        private static List<Long> primesWithin(CompletionStage<Boolean> answer) {
            try {
                return TaskGroup.run(n -> answer, starting(List.of(3L)));
            } catch (CompletionException e) {
                return List.of();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Interrupts a run whose task 3 is alive, again and again, and lets it end then. */
        private void expectWaitingThroughInterrupts(Member<?> run) throws Exception {
            expectStillWaiting(run);
            for (int i = 0; i < 3; i++) {
                run.thread().interrupt();
                expectStillWaiting(run);
            }
            tasks.endCancelled(3);
            try {
                company.resultOf(run);
            } catch (InterruptedException | CompletionException e) {
                return; // Which of them it is belongs to other checks.
            }
            throw Finding.wrong("run returned although there was a failure and its thread was interrupted");
        }

        /**
         * Starts a run with a task for each number, and waits until all of them have been asked for and the caller has
         * done about them what there is to do.
         */
        private Member<List<Long>> begin(long... numbers) throws Exception {
            List<Long> list = Arrays.stream(numbers).boxed().toList();
            Member<List<Long>> run = company.start("caller", () -> TaskGroup.run(tasks, starting(list)));
            Outcome outcome = company.awaitUntil(() -> run.isDone() || tasks.all.size() == numbers.length);
            if (tasks.all.size() == numbers.length) {
                company.turnOf(run, run::isDone);
                return run;
            }
            if (outcome == Outcome.STALLED) {
                throw company.notConcurrent(
                        tasks.all.size() + " of " + numbers.length + " tasks started, then nothing moved",
                        run.thread());
            }
            company.resultOf(run);
            throw Finding.wrong(
                    "run returned when " + tasks.all.size() + " of " + numbers.length + " tasks had been started");
        }

        /** Brings an answer, and waits until the run has done about it what there is to do. */
        private void complete(Member<?> run, long n) {
            tasks.complete(n);
            company.turnOf(run, run::isDone);
        }

        /** Gives the run time to end, and finds it wrong if it does while a task is alive. */
        private void expectStillWaiting(Member<?> run) {
            company.turnOf(run, run::isDone);
            List<Long> alive = tasks.alive();
            if (run.isDone() && !alive.isEmpty()) {
                throw Finding.leak("run ended before the stage that the test had handed out for " + alive.getFirst());
            }
        }

        private void expectCancelled(String when, long... numbers) {
            List<Long> expected = Arrays.stream(numbers).boxed().toList();
            company.awaitUntil(() -> tasks.cancelled().containsAll(expected));
            List<Long> cancelled = tasks.cancelled();
            List<Long> spared =
                    expected.stream().filter(n -> !cancelled.contains(n)).toList();
            Expect.that(spared.isEmpty(), () -> when + ", but " + stagesFor(spared) + " not cancelled");
        }

        private CompletionException failureOf(Member<?> run) throws Exception {
            try {
                company.resultOf(run);
            } catch (CompletionException e) {
                return e;
            } catch (PlannedFailure e) {
                throw Finding.wrong("run threw the failure itself, not a CompletionException");
            }
            throw Finding.wrong("run returned although there was a failure");
        }

        private static void expectCause(CompletionException thrown, Throwable failure) {
            Expect.that(
                    thrown.getCause() == failure,
                    () -> "cause: got " + brief(thrown.getCause()) + ", not " + brief(failure));
        }

        private static void expectSuppressed(CompletionException thrown, Throwable... failures) {
            Expect.equal(
                    "suppressed in the CompletionException",
                    Arrays.stream(thrown.getSuppressed()).map(InCompany::brief).toList(),
                    Arrays.stream(failures).map(InCompany::brief).toList());
        }

        private static String brief(Throwable thrown) {
            return thrown instanceof PlannedFailure
                    ? thrown.getMessage()
                    : thrown == null ? "nothing" : thrown.getClass().getSimpleName();
        }
    }

    /** The beginning of a sentence about the test's own stages: one that a group has derived is another one. */
    private static String stagesFor(List<Long> numbers) {
        String names = numbers.stream().map(String::valueOf).collect(Collectors.joining(" and "));
        return numbers.size() == 1
                ? "the stage that the test had handed out for " + names + " was"
                : "the stages that the test had handed out for " + names + " were";
    }

    private static Consumer<TaskGroup> starting(List<Long> numbers) {
        return group -> numbers.forEach(group::start);
    }

    /** A prime test whose answers come when the test says so. */
    private static final class Tasks implements AsyncPrimeTest {

        private final List<Task> all = new CopyOnWriteArrayList<>();
        private final Map<Long, Task> byNumber = new ConcurrentHashMap<>();
        private volatile boolean answerAtOnce;
        private volatile List<Long> stubborn = List.of();
        private volatile LongConsumer during = n -> {};

        @Override
        public CompletionStage<Boolean> isPrime(long n) {
            Task task = new Task(n, Thread.currentThread(), stubborn.contains(n));
            byNumber.put(n, task);
            during.accept(n);
            if (answerAtOnce) {
                task.complete(Numbers.isPrime(n));
            }
            all.add(task);
            return task;
        }

        void complete(long n) {
            byNumber.get(n).complete(Numbers.isPrime(n));
        }

        void fail(long n, Throwable failure) {
            byNumber.get(n).end(failure);
        }

        void endCancelled(long n) {
            byNumber.get(n).end(new CancellationException());
        }

        void endAll() {
            stubborn = List.of();
            answerAtOnce = true;
            new ArrayList<>(byNumber.values()).forEach(task -> task.complete(false));
        }

        List<Long> numbers() {
            return all.stream().map(task -> task.number).toList();
        }

        List<Long> alive() {
            return all.stream()
                    .filter(task -> !task.isDone())
                    .map(task -> task.number)
                    .toList();
        }

        List<Long> cancelled() {
            return all.stream()
                    .filter(task -> task.cancelAsked)
                    .map(task -> task.number)
                    .toList();
        }
    }

    /** The stage of a question; one that is stubborn does not end yet when it is cancelled. */
    private static final class Task extends CompletableFuture<Boolean> {

        private final long number;
        private final Thread asker;
        private final boolean stubborn;
        private volatile boolean cancelAsked;

        Task(long number, Thread asker, boolean stubborn) {
            this.number = number;
            this.asker = asker;
            this.stubborn = stubborn;
        }

        @Override
        public boolean cancel(boolean mayInterrupt) {
            if (isDone()) {
                return super.cancel(mayInterrupt);
            }
            cancelAsked = true;
            return !stubborn && super.cancel(mayInterrupt);
        }

        @Override
        public boolean completeExceptionally(Throwable failure) {
            return failure instanceof CancellationException ? cancel(true) : super.completeExceptionally(failure);
        }

        void end(Throwable failure) {
            super.completeExceptionally(failure);
        }
    }
}
