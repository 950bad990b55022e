package kata.e620_shared_queue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.HiddenNumbers;
import kata.testkit.KataTest;
import kata.testkit.Lanes;
import kata.testkit.Member;
import kata.testkit.Numbers;
import kata.testkit.ObservedQueue;
import kata.testkit.ProcessRun;
import kata.testkit.ProcessSeam;
import kata.testkit.RecordedWaits;
import kata.testkit.Scenario;
import kata.testkit.SecondInterrupts;
import kata.testkit.WorkAccount;
import kata.testkit.WorkerTrace;
import kata.testkit.Workers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link SharedQueueRunner} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
@Deadline(seconds = 60)
class SharedQueueRunnerTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration MOST_OF_IT = Duration.ofMinutes(40);

    private static final Duration SHORT = Duration.ofMillis(500);
    /** For all that is to be done, and so that the test does not take for ever. */
    private static final Duration ENOUGH = Duration.ofSeconds(20);

    private final Workers workers = new Workers();
    private final Company company = Company.gather();

    private Member<RunResult> run(Queue<Long> numbers, int count, Duration timeLimit) {
        return run(new Approach(), numbers, count, timeLimit);
    }

    private Member<RunResult> run(
            ProcessRun<Queue<Long>> approach, Queue<Long> numbers, int count, Duration timeLimit) {
        WorkerProgram program = workers.program();
        return company.start("caller", () -> Lanes.show(approach.run(numbers, count, program, timeLimit)));
    }

    private List<WorkerReport> reports(Member<RunResult> run) throws Exception {
        workers.open();
        RunResult result = company.resultOf(run);
        Expect.that(result != null, () -> "run returned null");
        return result.workers();
    }

    private List<Long> answered() {
        return workers.traces().stream()
                .flatMap(trace -> trace.answered().stream())
                .map(Long::valueOf)
                .toList();
    }

    /** Every number was answered once, and every prime is reported. */
    private void expectAll(List<WorkerReport> reports, long last) {
        Expect.onceEach(answered(), last);
        Expect.equal("primes of all reports", primes(reports), Numbers.primesUpTo(last));
    }

    private static List<Long> primes(List<WorkerReport> reports) {
        return reports.stream()
                .flatMap(report -> report.primes().stream())
                .sorted()
                .toList();
    }

    private static void expectNames(List<WorkerReport> reports) {
        Expect.equal("reports", reports.stream().map(WorkerReport::name).toList(), List.of("Worker-1", "Worker-2"));
    }

    private void expectFailure(Member<RunResult> run) throws Exception {
        try {
            company.resultOf(run);
        } catch (IOException e) {
            return;
        }
        throw Finding.wrong("run returned as if nothing had happened");
    }

    /** The only number comes back when the other worker has found none. */
    static final class LastComesBack implements Scenario {

        private final Workers workers = new Workers().onceAt(1, Act.hold(), Act.exit(17));
        private volatile Thread caller;
        private List<WorkerReport> reports;

        @Override
        public List<Callable<?>> work() {
            return List.of(this::run, () -> {
                workers.open();
                return null;
            });
        }

        private List<WorkerReport> run() throws IOException, InterruptedException {
            caller = Thread.currentThread();
            reports = new SharedQueueRunner()
                    .run(Numbers.upTo(1), 2, workers.program(), LONG)
                    .workers();
            return reports;
        }

        @Override
        public void setFree() {
            caller.interrupt();
        }

        @Override
        public void check() {
            Expect.equal("reports", reports.size(), 2);
        }
    }

    /** The learner's code. */
    static final class Approach implements ProcessRun<Queue<Long>> {

        @Override
        public RunResult run(Queue<Long> numbers, int count, WorkerProgram program, Duration timeLimit)
                throws IOException, InterruptedException {
            return new SharedQueueRunner().run(numbers, count, program, timeLimit);
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C1")
        void one_worker_tests_every_number() throws Exception {
            List<WorkerReport> reports = reports(run(Numbers.upTo(20), 1, LONG));

            Expect.equal("processes", workers.traces().size(), 1);
            expectAll(reports, 20);
        }

        @Test
        @Order(2)
        @Clause("C7")
        void a_worker_may_write_a_lot_to_its_standard_error() throws Exception {
            workers.at(2, Act.floodErrors(300_000));

            expectAll(reports(run(Numbers.upTo(3), 1, LONG)), 3);
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_meet_inside_the_test() throws Exception {
            workers.holding();
            Member<RunResult> run = run(Numbers.upTo(6), 2, LONG);

            company.awaitInside(workers, 2);
            reports(run);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void two_workers_are_free_for_the_last_number_and_one_gets_it() throws Exception {
            ObservedQueue numbers = new ObservedQueue(1).parkAtTheLast();
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), numbers, 2, LONG);

            Throwable thrown = null;
            try {
                company.resultOf(run, numbers::release);
            } catch (Exception e) {
                thrown = e;
            }
            // What a thread died of says more than what became of it.
            thrown = company.deaths().stream().findFirst().orElse(thrown);

            if (numbers.wasOvertaken() && thrown != null) {
                throw Finding.race(
                        "a thread saw that 1 number is left, another took it: " + Finding.rootType(thrown),
                        numbers.interleaving());
            }
            if (numbers.wasOvertaken() && answered().size() > 1) {
                throw Finding.race("1 was tested " + answered().size() + " times", numbers.interleaving());
            }
            if (thrown != null) {
                throw Finding.exception(thrown);
            }
            Expect.onceEach(answered(), 1);
        }

        @Test
        @Order(3)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 3)
        void while_one_worker_is_busy_the_other_tests_all_the_rest() throws Exception {
            workers.at(1, Act.hold());
            Member<RunResult> run = run(Numbers.upTo(9), 2, LONG);
            company.awaitInside(workers, 1);
            company.awaitUntil(() -> answered().size() == 8);

            int waiting = 8 - answered().size();
            Expect.that(
                    waiting == 0,
                    () -> waiting + (waiting == 1 ? " number waits" : " numbers wait")
                            + " for a busy worker while another one is free");
            expectAll(reports(run), 9);
        }

        @Test
        @Order(4)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void no_number_waits_for_a_worker_that_is_not_up_yet() throws Exception {
            workers.onceAtStart(Act.hold());
            Member<RunResult> run = run(Numbers.upTo(3), 2, LONG);
            company.awaitUntil(() -> answered().size() == 3);

            int waiting = 3 - answered().size();
            Expect.that(
                    waiting == 0,
                    () -> waiting + (waiting == 1 ? " number waits" : " numbers wait")
                            + " for a worker that is not up yet while another one is free");
            expectAll(reports(run), 3);
        }

        @Test
        @Order(5)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void each_worker_is_reported_with_what_it_has_found() throws Exception {
            workers.holding();
            Member<RunResult> run = run(Numbers.upTo(12), 2, LONG);
            company.awaitInside(workers, 2);

            expectOwn(reports(run));
        }

        @Test
        @Order(6)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void a_worker_that_is_up_after_all_is_done_is_reported_too() throws Exception {
            workers.onceAtStart(Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), Numbers.upTo(3), 2, LONG);
            // The other one has tested all of it when nothing moves any more.
            company.turnOf(run, run::isDone);

            expectOwn(reports(run));
        }

        @Test
        @Order(7)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void all_who_wait_for_a_number_hear_that_none_comes_back() throws Exception {
            workers.at(1, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), Numbers.upTo(1), 3, LONG);
            company.awaitInside(workers, 1);
            // The two others wait when nothing moves any more.
            company.turnOf(run, run::isDone);

            Expect.equal("reports", reports(run).size(), 3);
        }

        private void expectOwn(List<WorkerReport> reports) {
            expectNames(reports);
            var traces = workers.traces().stream().collect(Collectors.toMap(WorkerTrace::pid, trace -> trace));
            for (WorkerReport report : reports) {
                WorkerTrace trace = traces.remove(report.processId());
                Expect.that(trace != null, () -> report.name() + " is reported with a process id that is not its own");
                Expect.equal("thread of " + report.name(), report.threadId(), trace.threadId());
                Expect.equal(
                        "primes of " + report.name(),
                        report.primes(),
                        trace.numbers().stream().filter(Numbers::isPrime).toList());
            }
        }

        @Test
        @Order(8)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void the_number_of_a_dead_worker_is_tested_by_another_and_its_answers_count() throws Exception {
            // One worker is busy with 1, so the other gets 2, 3, 4, 5 and dies with 5.
            workers.onceAt(1, Act.hold()).onceAt(5, Act.hold(), Act.exit(17));
            Queue<Long> numbers = Numbers.upTo(7);
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), numbers, 2, LONG);
            company.awaitInside(workers, 2);

            workers.letGo(5);
            // It is there again before the other worker is free, or nothing moves any more.
            company.turnOf(run, () -> numbers.contains(5L));

            expectAll(reports(run), 7);
        }

        @Test
        @Order(9)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 3)
        @Costly
        void a_number_comes_back_when_the_queue_has_long_been_empty() throws Exception {
            ObservedQueue numbers = new ObservedQueue(5);
            workers.onceAt(2, Act.hold(), Act.exit(17));
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), numbers, 2, LONG);
            company.awaitInside(workers, 1);
            // The other one has tested all the rest when nothing moves any more.
            company.turnOf(run, run::isDone);
            numbers.parkBeforeGivingBack();
            workers.open();

            expectTestedAgain(2, 5, run, numbers);
        }

        @Test
        @Order(10)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 3)
        @Costly
        void the_last_number_comes_back_to_who_was_too_late_for_it() throws Exception {
            ObservedQueue numbers = new ObservedQueue(1).parkAtTheLast().parkHavingTakenTheLast();
            // Held, so that whoever was too late has looked for another number before this one comes back.
            workers.onceAt(1, Act.hold(), Act.exit(17));

            Member<RunResult> run = run(RecordedWaits.make(Approach.class), numbers, 2, LONG);
            expectTestedAgain(1, 1, run, numbers);
        }

        @Test
        @Order(11)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void the_last_number_comes_back_to_who_has_just_found_none() throws Exception {
            Exploration.beforeLooks(LastComesBack.class);
        }

        @Test
        @Order(12)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void who_is_woken_and_finds_the_queue_empty_waits_again() throws Exception {
            ObservedQueue numbers = new ObservedQueue(1);
            workers.at(1, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), numbers, 3, LONG);
            company.awaitInside(workers, 1);
            // The two others wait when nothing moves any more.
            company.turnOf(run, run::isDone);
            WorkerTrace first = holderOtherThan(0).orElseThrow();
            workers.kill(first);
            // One of the two gets the number, and the other one waits again when nothing moves any more.
            company.awaitUntil(
                    () -> run.isDone() || holderOtherThan(first.pid()).isPresent());
            company.turnOf(run, run::isDone);
            Optional<Finding> race = numbers.wasFoundEmptyLast()
                    ? Optional.of(Finding.race(
                            "a thread was woken and found the queue empty; when the number came back, it was not there",
                            numbers.interleaving().brokenByTheLast()))
                    : Optional.empty();
            holderOtherThan(first.pid()).ifPresent(workers::kill);
            workers.open();

            expectTestedAgain(1, 1, run, numbers, () -> race);
        }

        /** A worker that is held back, but for this one, which was killed. */
        private Optional<WorkerTrace> holderOtherThan(long killed) {
            return workers.traces().stream()
                    .filter(trace -> trace.held() && trace.pid() != killed)
                    .findFirst();
        }

        /** Lets go a thread that is parked; if none is, the workers that are held. Tells whether there was anybody. */
        private boolean letGo(ObservedQueue numbers) {
            if (numbers.release()) {
                return true;
            }
            boolean held = workers.held() > 0;
            numbers.parkBeforeGivingBack();
            workers.open();
            return held;
        }

        private void expectTestedAgain(long number, long last, Member<RunResult> run, ObservedQueue numbers)
                throws Exception {
            expectTestedAgain(number, last, run, numbers, () -> race(numbers));
        }

        /** Another worker has tested this number, and all are tested; if it has not, a race may tell why. */
        private void expectTestedAgain(
                long number, long last, Member<RunResult> run, ObservedQueue numbers, Supplier<Optional<Finding>> race)
                throws Exception {
            Optional<IOException> thrown = Optional.empty();
            try {
                company.resultOf(run, () -> letGo(numbers));
            } catch (IOException e) {
                thrown = Optional.of(e);
            }
            if (!answered().contains(number)) {
                String observed = number + " was not tested again after its worker had died";
                throw race.get()
                        .orElse(thrown.map(t -> Finding.wrongAbout(observed, t)).orElse(Finding.wrong(observed)));
            }
            expectAll(reports(run), last);
        }

        /** That a thread was misled by the queue while a number was neither in it nor lost; empty if none was. */
        private static Optional<Finding> race(ObservedQueue numbers) {
            String what = numbers.wasOvertaken()
                    ? "a thread saw that 1 number is left, another took it"
                    : "a thread found the queue empty while another had a number in its hands";
            return numbers.wasOvertaken() || numbers.wasFoundEmptyMeanwhile()
                    ? Optional.of(Finding.race(what + "; when it came back, nobody was there", numbers.interleaving()))
                    : Optional.empty();
        }

        @Test
        @Order(13)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void half_an_answer_is_none() throws Exception {
            workers.onceAt(3, Act.halfALine());

            expectAll(reports(run(Numbers.upTo(5), 2, LONG)), 5);
        }

        @Test
        @Order(14)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_worker_that_dies_before_it_says_anything() throws Exception {
            workers.onceAtStart(Act.exit(17));

            expectAll(reports(run(Numbers.upTo(5), 2, LONG)), 5);
        }

        @Test
        @Order(15)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void a_worker_that_was_never_up_is_reported_too() throws Exception {
            workers.onceAtStart(Act.exit(17));

            expectNames(reports(run(Numbers.upTo(3), 2, LONG)));
        }

        @Test
        @Order(16)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void nobody_is_started_for_a_dead_worker() throws Exception {
            workers.onceAt(3, Act.exit(17));

            expectAll(reports(run(Numbers.upTo(5), 2, LONG)), 5);
            Expect.equal("processes", workers.traces().size(), 2);
        }

        @Test
        @Order(17)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void no_worker_is_left_for_the_last_number() throws Exception {
            workers.at(3, Act.exit(17));

            expectFailure(run(Numbers.upTo(3), 2, LONG));
        }

        @Test
        @Order(18)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY, points = 2)
        void who_hangs_is_not_waited_for_longer_than_the_time_limit() throws Exception {
            workers.at(1, Act.hang());

            expectFailure(run(Numbers.upTo(3), 1, SHORT));

            workers.killAll(); // What is left is for the next check.
        }

        @Test
        @Order(19)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void the_time_limit_is_one_for_all_waits() throws Exception {
            // The worker with 1 dies, so that its report is there while the other one is busy with 2.
            workers.onceAt(1, Act.hold(), Act.exit(17)).at(2, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), Numbers.upTo(2), 2, LONG);
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);

            RecordedWaits.expectWhatIsLeft(run.thread(), LONG, Duration.ofSeconds(2), () -> {
                workers.letGo(1);
                company.turnOf(run, run::isDone);
            });
            reports(run);
        }

        @Test
        @Order(20)
        @Clause(value = "C10", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_when_the_time_is_up() throws Exception {
            workers.deaf().at(1, Act.hang());
            Member<RunResult> run = run(Numbers.upTo(3), 1, SHORT);
            // Whoever asks before he kills may take his time.
            company.awaitTimeLimits(run::isDone);

            expectFailure(run);

            company.awaitNoProcess();
        }

        @Test
        @Order(21)
        @Clause(value = "C9", aspect = Aspect.CONCURRENCY, points = 2)
        void an_interrupt_is_heard() throws Exception {
            expectInterrupted(interrupted());

            workers.killAll(); // What is left is for the next check.
        }

        @Test
        @Order(22)
        @Clause(value = "C10", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_after_an_interrupt() throws Exception {
            workers.deaf();
            Member<RunResult> run = interrupted();
            company.awaitTimeLimits(run::isDone);

            expectInterrupted(run);
            company.awaitNoProcess();
        }

        private Member<RunResult> interrupted() throws Exception {
            workers.holding();
            Member<RunResult> run = run(Numbers.upTo(3), 1, LONG);
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
        @Order(23)
        @Clause(value = "C3", aspect = Aspect.SPEED, points = 2)
        void workers_are_told_each_hidden_number_once_each_time() throws Exception {
            List<Long> numbers = HiddenNumbers.of(SharedQueueRunner.class).row(40, 10_000, 1_000_000);
            WorkAccount.ofProcesses(
                    company,
                    numbers,
                    2,
                    WorkAccount.oneByOne(numbers),
                    WorkAccount.bytesOf(numbers),
                    own -> () -> WorkAccount.primesOf(
                            new SharedQueueRunner().run(new ConcurrentLinkedQueue<>(numbers), 2, own.program(), LONG)));
        }

        @Test
        @Order(24)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        @Costly
        void a_number_that_is_in_the_queue_twice_comes_back_when_the_other_one_is_done() throws Exception {
            // Who reads it first is busy with it and dies then; the other one does the second.
            workers.onceAt(17, Act.hold(), Act.exit(17));
            Member<RunResult> run =
                    run(RecordedWaits.make(Approach.class), new ConcurrentLinkedQueue<>(List.of(17L, 17L)), 2, LONG);
            company.awaitUntil(
                    () -> run.isDone() || workers.held() == 1 && answered().size() == 1);
            // Whoever is done waits, or has gone home, when nothing moves any more.
            company.turnOf(run, run::isDone);
            workers.open();

            Optional<IOException> thrown = Optional.empty();
            try {
                company.resultOf(run);
            } catch (IOException e) {
                thrown = Optional.of(e);
            }
            if (answered().size() < 2) {
                String observed = "17, which was in the queue twice, was tested "
                        + answered().size() + " times after one worker had died at it";
                throw thrown.map(t -> Finding.wrongAbout(observed, t)).orElse(Finding.wrong(observed));
            }
            Expect.equal("answers", answered(), List.of(17L, 17L));
            Expect.equal("primes of all reports", primes(reports(run)), List.of(17L, 17L));
        }

        @Test
        @Order(25)
        @Clause(value = "C10", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_after_success_that_hears_neither_its_end_nor_a_request() throws Exception {
            workers.deaf().atEnd(Act.hang());
            Member<RunResult> run = run(Numbers.upTo(2), 2, ENOUGH);
            // Whoever asks before he kills may take his time, all of it even.
            company.awaitTimeLimits(run::isDone);

            try {
                company.resultOf(run);
            } catch (IOException e) {
                // It has waited for their ends until the time limit, then killed them.
            }
            company.awaitNoProcess();
        }

        @Test
        @Order(26)
        @Clause(value = "C10", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_if_another_interrupt_comes_meanwhile() throws Exception {
            workers.deaf().holding();
            Member<RunResult> run = run(SecondInterrupts.make(Approach.class), Numbers.upTo(2), 2, LONG);
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);
            SecondInterrupts.interrupt(run.thread());
            company.awaitTimeLimits(run::isDone);

            expectInterrupted(run);
            company.awaitNoProcess();
        }

        @Test
        @Order(27)
        @Clause(value = "C10", aspect = Aspect.CLEANLINESS)
        void after_an_interrupt_who_was_killed_is_waited_for() throws Exception {
            workers.holding();
            Member<RunResult> run = run(ProcessSeam.make(Approach.class), Numbers.upTo(3), 2, LONG);
            company.awaitInside(workers, 2);
            run.thread().interrupt();
            company.turnOf(run, run::isDone);
            run.thread().interrupt();
            ProcessSeam.letGoWhenWaitedFor(company, run);

            expectInterrupted(run);
            ProcessSeam.expectNoneLeft(company);
        }

        @Test
        @Order(28)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void a_number_stays_in_the_queue_while_all_workers_are_busy() throws Exception {
            workers.holding();
            Queue<Long> numbers = Numbers.upTo(4);
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), numbers, 2, LONG);
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);
            int left = numbers.size();
            reports(run);

            Expect.equal("numbers in the queue of 4 while 2 workers are busy", left, 2);
        }

        @Test
        @Order(29)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void two_runs_that_share_a_queue_want_its_last_number_and_one_gets_it() throws Exception {
            ObservedQueue numbers = new ObservedQueue(1).parkAtTheLast();
            ProcessRun<Queue<Long>> approach = RecordedWaits.make(Approach.class);
            Member<RunResult> one = run(approach, numbers, 1, LONG);
            company.turnOf(one, one::isDone);
            Member<RunResult> other =
                    company.start("other-caller", () -> approach.run(numbers, 1, workers.program(), LONG));
            company.turnOf(other, other::isDone);

            for (Member<RunResult> run : List.of(one, other)) {
                try {
                    company.resultOf(run, numbers::release);
                } catch (Exception e) {
                    if (numbers.wasOvertaken()) {
                        throw Finding.race(
                                "a thread saw that 1 number is left, another run took it: " + Finding.rootType(e),
                                numbers.interleaving());
                    }
                    throw e;
                }
            }
            Expect.onceEach(answered(), 1);
        }

        @Test
        @Order(30)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_number_at_which_three_workers_have_died_is_tested_by_a_fourth() throws Exception {
            workers.at(1, Act.hold());
            Member<RunResult> run = run(Numbers.upTo(1), 4, LONG);
            for (int reads = 1; reads <= 3; reads++) {
                awaitReads(reads, run);
                holders().forEach(workers::kill);
            }
            awaitReads(4, run);

            expectAll(reports(run), 1);
        }

        private void awaitReads(int reads, Member<RunResult> run) {
            company.awaitUntil(() -> run.isDone()
                    || workers.requests().size() == reads && !holders().isEmpty());
        }

        /** The workers that are held back now. */
        private List<WorkerTrace> holders() {
            return workers.traces().stream()
                    .filter(WorkerTrace::held)
                    .filter(trace -> ProcessHandle.of(trace.pid())
                            .filter(ProcessHandle::isAlive)
                            .isPresent())
                    .toList();
        }

        @Test
        @Order(31)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        @Costly
        void a_number_that_cannot_be_told_to_a_worker_is_tested_by_another() throws Exception {
            // The third worker has no number, and is gone when the first number comes back.
            workers.onceAt(1, Act.hold(), Act.exit(17)).at(2, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), Numbers.upTo(2), 3, LONG);
            company.awaitInside(workers, 2);
            company.awaitUntil(() -> run.isDone() || workers.traces().size() == 3);
            company.turnOf(run, run::isDone);
            workers.traces().stream()
                    .filter(trace -> trace.requests().isEmpty())
                    .forEach(workers::kill);
            company.turnOf(run, run::isDone);
            workers.letGo(1);
            company.turnOf(run, run::isDone);

            expectAll(reports(run), 2);
        }

        @Test
        @Order(32)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void an_object_runs_again_after_a_failure_and_twice_at_once() throws Exception {
            SharedQueueRunner runner = new SharedQueueRunner();
            Workers failing = new Workers().at(1, Act.exit(17));
            expectFailure(company.start("first-caller", () -> runner.run(Numbers.upTo(1), 1, failing.program(), LONG)));

            workers.at(1, Act.hold()).at(5, Act.hold());
            WorkerProgram program = workers.program();
            Member<RunResult> one = company.start("caller-1", () -> runner.run(Numbers.upTo(3), 1, program, LONG));
            Member<RunResult> other = company.start(
                    "caller-2", () -> runner.run(new ConcurrentLinkedQueue<>(List.of(5L)), 1, program, LONG));
            company.awaitInside(workers, 2);
            // The other one has ended all that it wants to end while the one is still at work.
            workers.letGo(5);
            RunResult quick = company.resultOf(other);

            Expect.equal("primes of the one run", primes(reports(one)), List.of(2L, 3L));
            Expect.that(quick != null, () -> "run returned null");
            Expect.equal("primes of the other run", primes(quick.workers()), List.of(5L));
        }

        @Test
        @Order(33)
        @Clause(value = "C10", aspect = Aspect.CLEANLINESS)
        void no_worker_is_left_if_the_next_one_cannot_be_started() throws Exception {
            workers.holding();
            ProcessRun<Queue<Long>> approach = ProcessSeam.make(Approach.class);
            ProcessSeam.failAtStart(2);
            Member<RunResult> run = run(approach, Numbers.upTo(3), 2, LONG);
            ProcessSeam.letGoWhenWaitedFor(company, run);

            if (ProcessSeam.hasFailedToStart()) {
                expectFailure(run);
                ProcessSeam.expectNoneLeft(company);
            }
        }

        @Test
        @Order(34)
        @Clause(value = "C10", aspect = Aspect.CLEANLINESS)
        void a_run_that_fails_leaves_the_workers_of_another_one_alone() throws Exception {
            workers.onceAt(1, Act.hold()).at(4, Act.exit(17));
            Member<RunResult> run = run(Numbers.upTo(1), 1, LONG);
            company.awaitInside(workers, 1);
            WorkerProgram program = workers.program();
            expectFailure(company.start(
                    "other-caller",
                    () -> new SharedQueueRunner().run(new ConcurrentLinkedQueue<>(List.of(4L)), 1, program, LONG)));

            expectAll(reports(run), 1);
        }

        @Test
        @Order(35)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void numbers_are_told_in_the_same_digits_in_every_country() throws Exception {
            Locale here = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            try {
                reports(run(new ConcurrentLinkedQueue<>(List.of(15L, 17L)), 1, LONG));
            } finally {
                Locale.setDefault(here);
            }
            Expect.equal("requests", workers.requests(), List.of("15", "17"));
        }

        @Test
        @Order(36)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void a_worker_may_write_a_lot_to_its_standard_error_before_it_says_who_it_is() throws Exception {
            workers.atStart(Act.floodErrors(300_000));

            expectAll(reports(run(Numbers.upTo(3), 1, LONG)), 3);
        }

        @Test
        @Order(37)
        @Clause(value = "C8", aspect = Aspect.CONCURRENCY)
        void the_time_limit_is_one_for_all_looks_at_a_clock() throws Exception {
            // As above, the worker with 1 dies.
            workers.onceAt(1, Act.hold(), Act.exit(17)).at(2, Act.hold());
            Member<RunResult> run = run(RecordedWaits.make(Approach.class), Numbers.upTo(2), 2, LONG);
            company.awaitInside(workers, 2);
            company.turnOf(run, run::isDone);
            RecordedWaits.putClocksOn(MOST_OF_IT);
            workers.letGo(1);
            company.turnOf(run, run::isDone);
            RecordedWaits.putClocksOn(MOST_OF_IT);
            Turn turn = company.turnOf(run, run::isDone);

            if (turn == Turn.TOUCHED) {
                expectFailure(run);
            }
            RecordedWaits.expectNoMoreLooks(turn);
        }

        @Test
        @Order(38)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void half_an_answer_about_a_composite_is_none() throws Exception {
            workers.onceAt(4, Act.halfALine());

            expectAll(reports(run(Numbers.upTo(5), 2, LONG)), 5);
        }
    }
}
