package kata.e610_process_per_chunk;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;
import kata.testkit.Act;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Deadline;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.HiddenNumbers;
import kata.testkit.KataTest;
import kata.testkit.Lanes;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ProcessRun;
import kata.testkit.ProcessSeam;
import kata.testkit.RecordedWaits;
import kata.testkit.SecondInterrupts;
import kata.testkit.WorkAccount;
import kata.testkit.WorkerTrace;
import kata.testkit.Workers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link ProcessPerChunk} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
@Deadline(seconds = 60)
class ProcessPerChunkTest {

    private static final Duration LONG = Duration.ofHours(1);
    /** A limit that is far away also for waits that are much shorter than written. */
    private static final Duration LONG_THOUGH_SHORTENED = Duration.ofDays(10_000);

    private static final Duration MOST_OF_IT = Duration.ofMinutes(40);

    private static final Duration SHORT = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Workers workers = new Workers();
    private final Company company = Company.gather();

    @SafeVarargs
    private Member<RunResult> run(Duration timeLimit, List<Long>... chunks) {
        return run(new Approach(), timeLimit, chunks);
    }

    @SafeVarargs
    private Member<RunResult> run(ProcessRun<List<List<Long>>> approach, Duration timeLimit, List<Long>... chunks) {
        WorkerProgram program = workers.program();
        return company.start("caller", () -> Lanes.show(approach.run(List.of(chunks), 0, program, timeLimit)));
    }

    private List<WorkerReport> reports(Member<RunResult> run) throws Exception {
        workers.open();
        RunResult result = company.resultOf(run);
        Expect.that(result != null, () -> "run returned null");
        return result.workers();
    }

    /** The worker that has read this number first. */
    private WorkerTrace workerWith(List<Long> chunk) {
        return workers.traces().stream()
                .filter(trace -> !trace.requests().isEmpty()
                        && trace.requests().getFirst().equals(chunk.getFirst().toString()))
                .findFirst()
                .orElseThrow(() -> Finding.wrong("no worker has read " + chunk.getFirst()));
    }

    private IOException failure(Member<RunResult> run) throws Exception {
        try {
            company.resultOf(run);
        } catch (IOException e) {
            return e;
        }
        throw Finding.wrong("run returned as if nothing had happened");
    }

    private void expectFailure(Member<RunResult> run, String... named) throws Exception {
        String message = String.valueOf(failure(run).getMessage());
        for (String name : named) {
            Expect.that(message.contains(name), () -> "the message is '" + message + "', without " + name);
        }
    }

    /** The learner's code. */
    static final class Approach implements ProcessRun<List<List<Long>>> {

        @Override
        public RunResult run(List<List<Long>> chunks, int none, WorkerProgram program, Duration timeLimit)
                throws IOException, InterruptedException {
            return new ProcessPerChunk().run(chunks, program, timeLimit);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void a_worker_tests_the_numbers_of_its_chunk() throws Exception {
            reports(run(LONG, Numbers.listUpTo(10)));

            Expect.equal("processes", workers.traces().size(), 1);
            Expect.equal("numbers", workers.traces().getFirst().numbers(), Numbers.listUpTo(10));
        }

        @Test
        @Order(2)
        @Clause("C1")
        void each_chunk_has_a_process_of_its_own() throws Exception {
            List<Long> first = List.of(4L, 2L, 9L);
            List<Long> second = List.of(3L, 5L);
            reports(run(LONG, first, second));

            Expect.equal("processes", workers.traces().size(), 2);
            Expect.equal("numbers", workerWith(first).numbers(), first);
            Expect.equal("numbers", workerWith(second).numbers(), second);
        }

        @Test
        @Order(3)
        @Clause("C1")
        void without_chunks_there_is_no_process() throws Exception {
            Expect.equal("reports", reports(run(LONG)).size(), 0);
            Expect.equal("processes", workers.traces().size(), 0);
        }

        @Test
        @Order(4)
        @Clause("C4")
        void a_worker_may_write_a_lot_to_its_standard_error() throws Exception {
            workers.at(2, Act.floodErrors(300_000));

            reports(run(LONG, Numbers.listUpTo(3)));

            Expect.equal("answers", workers.traces().getFirst().answered().size(), 3);
        }

        @Test
        @Order(5)
        @Clause("C4")
        void more_numbers_than_a_pipe_holds_and_more_answers() throws Exception {
            List<Long> numbers = moreThanAPipeHolds();
            reports(run(LONG, numbers));

            Expect.equal("answers", workers.traces().getFirst().answered().size(), numbers.size());
        }

        /** Even numbers, so that a worker need not calculate: 8,000 lines of 19 bytes, and as many answers of 29. */
        private List<Long> moreThanAPipeHolds() {
            return LongStream.range(0, 8_000)
                    .map(i -> 100_000_000_000_000_000L + 2 * i)
                    .boxed()
                    .toList();
        }

        @Test
        @Order(6)
        @Clause("C5")
        void a_worker_that_fails_after_its_last_answer() throws Exception {
            workers.atEnd(Act.exit(17));

            expectFailure(run(LONG, Numbers.listUpTo(3)), "Worker-1", "17");
        }

        @Test
        @Order(7)
        @Clause("C5")
        void a_worker_that_ends_before_its_last_answer() throws Exception {
            workers.at(3, Act.exit(0));

            expectFailure(run(LONG, Numbers.listUpTo(3)), "Worker-1");
        }

        @Test
        @Order(8)
        @Clause("C5")
        void a_worker_that_ends_within_a_line() throws Exception {
            workers.at(3, Act.halfALine());

            expectFailure(run(LONG, Numbers.listUpTo(3)), "Worker-1");
        }

        @Test
        @Order(9)
        @Clause("C5")
        void a_worker_that_fails_before_it_says_anything() throws Exception {
            workers.atStart(Act.exit(17));

            expectFailure(run(LONG, Numbers.listUpTo(3)), "Worker-1", "17");
        }

        @Test
        @Order(10)
        @Clause("C5")
        void a_worker_that_is_killed() throws Exception {
            workers.at(2, Act.hold());
            Member<RunResult> run = run(LONG, Numbers.listUpTo(3));
            company.awaitInside(workers, 1);

            workers.kill(workers.traces().getFirst());

            expectFailure(run, "Worker-1");
        }

        @Test
        @Order(11)
        @Clause("C5")
        @Costly
        void a_worker_that_reads_no_more_and_fails_later() throws Exception {
            List<Long> numbers = moreThanAPipeHolds();
            long first = numbers.getFirst();
            workers.at(first, Act.closeInput(), Act.hold(), Act.exit(17));
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), LONG, numbers);
            // Whoever writes to it has failed when nothing moves any more.
            company.turnOf(run, run::isDone);
            workers.letGo(first);

            expectFailure(run, "Worker-1", "17");
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        private final List<Long> first = List.of(1L, 2L, 3L);
        private final List<Long> second = List.of(4L, 5L);

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_meet_inside_the_test() throws Exception {
            workers.holding();
            Member<RunResult> run = run(LONG, first, second);

            company.awaitInside(workers, 2);
            reports(run);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void reports_are_in_order_also_if_the_first_worker_is_the_last_to_be_done() throws Exception {
            workers.at(1, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), LONG, first, second);
            // The other one is done when nothing moves any more.
            company.turnOf(run, run::isDone);
            List<WorkerReport> reports = reports(run);

            Expect.equal("reports", reports.size(), 2);
            expectReport(reports.get(0), "Worker-1", workerWith(first));
            expectReport(reports.get(1), "Worker-2", workerWith(second));
        }

        private void expectReport(WorkerReport report, String name, WorkerTrace worker) {
            Expect.equal("name", report.name(), name);
            Expect.that(
                    report.processId() == worker.pid(),
                    () -> name + " is reported with a process id that is not its own");
            Expect.equal("thread of " + name, report.threadId(), worker.threadId());
            Expect.equal(
                    "primes of " + name,
                    report.primes(),
                    worker.numbers().stream().filter(Numbers::isPrime).toList());
        }

        @Test
        @Order(3)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void a_failure_does_not_wait_for_another_worker() throws Exception {
            expectFailure(secondFails(Act.hold()), "Worker-2", "17");
        }

        @Test
        @Order(4)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void after_a_failure_no_worker_is_left() throws Exception {
            workers.deaf();
            Member<RunResult> run = secondFails(Act.hold());
            // Whoever asks before he kills may take his time.
            company.awaitTimeLimits(run::isDone);

            failure(run);
            company.awaitNoProcess();
        }

        @Test
        @Order(5)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void after_a_failure_no_process_is_left_that_a_worker_has_started() throws Exception {
            failure(secondFails(Act.startChild(), Act.hang()));

            company.awaitNoProcess();
        }

        /** Both workers are in the middle of their work when the second one fails. */
        private Member<RunResult> secondFails(Act... firstDoes) throws Exception {
            return secondFails(new Approach(), firstDoes);
        }

        private Member<RunResult> secondFails(ProcessRun<List<List<Long>>> approach, Act... firstDoes)
                throws Exception {
            workers.at(1, firstDoes).at(4, Act.hold(), Act.exit(17));
            Member<RunResult> run = run(approach, LONG, first, second);
            company.awaitInside(workers, 2);
            workers.letGo(4);
            return run;
        }

        @Test
        @Order(6)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        void who_hangs_is_not_waited_for_longer_than_the_time_limit() throws Exception {
            workers.at(1, Act.hang());

            failure(run(SHORT, first));

            workers.killAll(); // What is left is for the next check.
        }

        @Test
        @Order(7)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void the_time_limit_is_one_for_all_waits() throws Exception {
            workers.at(1, Act.hold()).at(2, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), LONG, List.of(1L), List.of(2L));
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);

            RecordedWaits.expectWhatIsLeft(run.thread(), LONG, Duration.ofSeconds(2), () -> {
                workers.letGo(1);
                company.turnOf(run, run::isDone);
            });
            reports(run);
        }

        @Test
        @Order(8)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_when_the_time_is_up() throws Exception {
            workers.deaf().at(1, Act.hang());
            Member<RunResult> run = run(SHORT, first);
            company.awaitTimeLimits(run::isDone);

            failure(run);
            company.awaitNoProcess();
        }

        @Test
        @Order(9)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupt_is_heard() throws Exception {
            expectInterrupted(interrupted());

            workers.killAll(); // What is left is for the next check.
        }

        @Test
        @Order(10)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_after_an_interrupt() throws Exception {
            workers.deaf();
            Member<RunResult> run = interrupted();
            company.awaitTimeLimits(run::isDone);

            expectInterrupted(run);
            company.awaitNoProcess();
        }

        private Member<RunResult> interrupted() throws Exception {
            workers.holding();
            Member<RunResult> run = run(LONG, first);
            company.awaitInside(workers, 1);

            run.thread().interrupt();
            return run;
        }

        private void expectInterrupted(Member<RunResult> run) throws Exception {
            try {
                company.resultOf(run);
            } catch (InterruptedException e) {
                return;
            }
            throw Finding.wrong("run returned as if nobody had interrupted its thread");
        }

        @Test
        @Order(11)
        @Clause(value = "C1", aspect = Aspect.SPEED, points = 2)
        void workers_are_told_each_hidden_number_once_each_time() throws Exception {
            List<Long> numbers = HiddenNumbers.of(ProcessPerChunk.class).row(40, 10_000, 1_000_000);
            List<List<Long>> chunks = List.of(numbers.subList(0, 20), numbers.subList(20, 40));
            WorkAccount.ofProcesses(
                    company,
                    numbers,
                    2,
                    WorkAccount.oneByOne(numbers),
                    WorkAccount.bytesOf(numbers),
                    own -> () -> WorkAccount.primesOf(new ProcessPerChunk().run(chunks, own.program(), LONG)));
        }

        @Test
        @Order(12)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void a_worker_that_fails_long_after_its_output_has_ended() throws Exception {
            workers.atEnd(Act.closeOutput(), Act.hold(), Act.exit(17));
            Member<RunResult> run = run(EarlyWaits.make(Approach.class), LONG_THOUGH_SHORTENED, first);
            company.awaitUntil(() -> run.isDone() || workers.held() == 1);
            company.turnOf(run, run::isDone);
            workers.open();

            expectFailure(run, "Worker-1", "17");
        }

        @Test
        @Order(13)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        @Costly
        void the_time_limit_is_also_one_for_the_end_of_who_has_answered_all() throws Exception {
            Duration limit = Duration.ofSeconds(1);
            // Who had to wait for the answers until the limit has shown nothing yet.
            while (limit.compareTo(LONGEST) < 0 && !hasShownThatItsEndIsAwaited(limit)) {
                limit = limit.multipliedBy(2);
            }
        }

        /** The worker has answered all, its output has ended, and it hangs. The run has to fail in any case. */
        private boolean hasShownThatItsEndIsAwaited(Duration limit) throws Exception {
            Workers own = new Workers().atEnd(Act.closeOutput(), Act.hang());
            ProcessRun<List<List<Long>>> approach = RecordedWaits.make(Approach.class);
            Member<RunResult> run =
                    company.start("caller", () -> approach.run(List.of(first), 0, own.program(), limit));
            company.awaitUntil(() -> run.isDone() || own.held() == 1);
            // Whoever reads has come to the end when nothing moves any more.
            company.turnOf(run, run::isDone);
            boolean shown = !run.isDone();
            company.awaitTimeLimits(run::isDone);
            failure(run);
            return shown;
        }

        @Test
        @Order(14)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void what_a_worker_writes_to_its_standard_error_may_be_no_text() throws Exception {
            workers.at(2, Act.floodErrorsWithBytes(300_000));

            reports(run(LONG, first));

            Expect.equal("answers", workers.traces().getFirst().answered().size(), first.size());
        }

        @Test
        @Order(15)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_if_another_interrupt_comes_meanwhile() throws Exception {
            workers.deaf().holding();
            Member<RunResult> run = run(SecondInterrupts.make(Approach.class), LONG, List.of(1L), List.of(2L));
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);
            SecondInterrupts.interrupt(run.thread());
            company.awaitTimeLimits(run::isDone);

            expectInterrupted(run);
            company.awaitNoProcess();
        }

        @Test
        @Order(16)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void after_a_failure_no_process_is_left_that_was_started_by_what_a_worker_has_started() throws Exception {
            failure(secondFails(Act.startChildWithChild(), Act.hang()));

            company.awaitNoProcess();
        }

        @Test
        @Order(17)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void after_a_failure_who_was_killed_is_waited_for() throws Exception {
            Member<RunResult> run = secondFails(ProcessSeam.make(Approach.class), Act.hang());
            ProcessSeam.letGoWhenWaitedFor(company, run);

            failure(run);
            ProcessSeam.expectNoneLeft(company);
        }

        @Test
        @Order(18)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void after_an_interrupt_who_was_killed_is_waited_for() throws Exception {
            workers.holding();
            Member<RunResult> run = run(ProcessSeam.make(Approach.class), LONG, first, second);
            company.awaitInside(workers, 2);
            run.thread().interrupt();
            company.turnOf(run, run::isDone);
            run.thread().interrupt();
            ProcessSeam.letGoWhenWaitedFor(company, run);

            expectInterrupted(run);
            ProcessSeam.expectNoneLeft(company);
        }

        @Test
        @Order(19)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void a_worker_that_answers_too_little_and_fails_long_after_its_output_has_ended() throws Exception {
            workers.at(3, Act.closeOutput(), Act.hold(), Act.exit(17));
            Member<RunResult> run = run(EarlyWaits.make(Approach.class), LONG_THOUGH_SHORTENED, first);
            company.awaitUntil(() -> run.isDone() || workers.held() == 1);
            company.turnOf(run, run::isDone);
            workers.open();

            expectFailure(run, "Worker-1", "17");
        }

        @Test
        @Order(20)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void of_two_equal_numbers_both_are_to_be_answered() throws Exception {
            workers.at(7, Act.answerOnce());

            expectFailure(run(LONG, List.of(7L, 8L, 7L)), "Worker-1");
        }

        @Test
        @Order(21)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void after_a_failure_no_worker_is_left_if_an_interrupt_comes_meanwhile() throws Exception {
            workers.deaf().at(1, Act.hold()).at(4, Act.hold(), Act.exit(17));
            Member<RunResult> run = run(SecondInterrupts.make(Approach.class), LONG, first, second);
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);
            SecondInterrupts.interruptWhereverItWaits(run.thread());
            workers.letGo(4);
            company.awaitTimeLimits(run::isDone);

            try {
                failure(run);
            } catch (InterruptedException e) {
                // The interrupt may have come before the failure was seen.
            }
            company.awaitNoProcess();
        }

        @Test
        @Order(22)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_if_the_next_one_cannot_be_started() throws Exception {
            workers.holding();
            ProcessRun<List<List<Long>>> approach = ProcessSeam.make(Approach.class);
            ProcessSeam.failAtStart(2);
            Member<RunResult> run = run(approach, LONG, first, second);
            ProcessSeam.letGoWhenWaitedFor(company, run);

            if (ProcessSeam.hasFailedToStart()) {
                failure(run);
                ProcessSeam.expectNoneLeft(company);
            }
        }

        @Test
        @Order(23)
        @Clause(value = "C9", aspect = Aspect.CLEANLINESS)
        void a_run_that_fails_leaves_the_workers_of_another_one_alone() throws Exception {
            workers.at(1, Act.hold()).at(4, Act.exit(17));
            Member<RunResult> run = run(LONG, first);
            company.awaitInside(workers, 1);
            Member<RunResult> other = company.start(
                    "other-caller", () -> new Approach().run(List.of(second), 0, workers.program(), LONG));
            failure(other);

            Expect.equal(
                    "reports of a run beside one that has failed", reports(run).size(), 1);
        }

        @Test
        @Order(24)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void an_object_runs_again_after_a_failure_and_twice_at_once() throws Exception {
            ProcessPerChunk approach = new ProcessPerChunk();
            Workers failing = new Workers().at(4, Act.exit(17));
            failure(company.start("first-caller", () -> approach.run(List.of(second), failing.program(), LONG)));

            workers.holding();
            WorkerProgram program = workers.program();
            Member<RunResult> one = company.start("caller-1", () -> approach.run(List.of(first), program, LONG));
            Member<RunResult> other = company.start("caller-2", () -> approach.run(List.of(second), program, LONG));
            company.awaitInside(workers, 2);

            expectReport(reports(one).getFirst(), "Worker-1", workerWith(first));
            expectReport(reports(other).getFirst(), "Worker-1", workerWith(second));
        }

        @Test
        @Order(25)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void numbers_are_told_in_the_same_digits_in_every_country() throws Exception {
            Locale here = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            try {
                reports(run(LONG, List.of(15L, 17L)));
            } finally {
                Locale.setDefault(here);
            }
            Expect.equal("requests", workers.requests(), List.of("15", "17"));
        }

        @Test
        @Order(26)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void a_worker_may_write_a_lot_to_its_standard_error_before_it_says_who_it_is() throws Exception {
            workers.atStart(Act.floodErrors(300_000));

            reports(run(LONG, first));

            Expect.equal("answers", workers.traces().getFirst().answered().size(), first.size());
        }

        @Test
        @Order(27)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void the_time_limit_is_one_for_all_looks_at_a_clock() throws Exception {
            workers.at(1, Act.hold()).at(2, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), LONG, List.of(1L), List.of(2L));
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);
            RecordedWaits.putClocksOn(MOST_OF_IT);
            workers.letGo(1);
            company.turnOf(run, run::isDone);
            RecordedWaits.putClocksOn(MOST_OF_IT);
            Turn turn = company.turnOf(run, run::isDone);

            if (turn == Turn.TOUCHED) {
                failure(run);
            }
            RecordedWaits.expectNoMoreLooks(turn);
        }

        @Test
        @Order(28)
        @Clause("C5")
        void a_worker_that_ends_within_an_answer_about_a_composite() throws Exception {
            workers.at(4, Act.halfALine());

            expectFailure(run(LONG, Numbers.listUpTo(4)), "Worker-1");
        }
    }
}
