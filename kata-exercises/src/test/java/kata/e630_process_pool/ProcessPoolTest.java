package kata.e630_process_pool;

import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import kata.model.RunResult;
import kata.model.WorkerProgram;
import kata.model.WorkerReport;
import kata.testkit.Act;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
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
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import kata.testkit.WorkAccount;
import kata.testkit.WorkerTrace;
import kata.testkit.Workers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link ProcessPool} has to do. The learner's code is called in a thread named {@code caller}. */
@KataTest
@Deadline(seconds = 60)
class ProcessPoolTest {

    /** A process id that no process has here. */
    private static final int NAMED = 10_000_001;
    /** Three, and as many again for who counts those apart that had no number yet. */
    private static final int MANY = 6;

    private final Workers workers = new Workers();
    private final Company company = Company.gather();
    private final Set<Long> killed = new HashSet<>();

    private Member<RunResult> run(Queue<Long> numbers, int k) {
        return run(new Approach(), numbers, k);
    }

    private Member<RunResult> run(ProcessRun<Queue<Long>> approach, Queue<Long> numbers, int k) {
        WorkerProgram program = workers.program();
        return company.start("caller", () -> Lanes.show(approach.run(numbers, k, program, Duration.ZERO)));
    }

    /** Lets a right solution end, and throws what the run has thrown. */
    private List<WorkerReport> reports(Member<RunResult> run) throws Exception {
        workers.open();
        RunResult result = company.resultOf(run);
        Expect.that(result != null, () -> "run returned null");
        return result.workers();
    }

    private static List<Long> primes(List<WorkerReport> reports) {
        return reports.stream()
                .flatMap(report -> report.primes().stream())
                .sorted()
                .toList();
    }

    /** Each number from 1 to {@code last} was read by a process; those in {@code again} twice, the others once. */
    private void expectRequests(long last, Long... again) {
        for (long n = 1; n <= last; n++) {
            long number = n;
            int times = Collections.frequency(workers.requests(), Long.toString(n));
            int expected = List.of(again).contains(n) ? 2 : 1;
            Expect.that(
                    times == expected,
                    () -> number + " was read by a process " + times + (times == 1 ? " time" : " times") + ", not "
                            + expected);
        }
        Expect.equal("numbers read by processes", workers.requests().size(), last + again.length);
    }

    private void expectProcesses(int expected, String why) {
        int got = workers.traces().size();
        Expect.that(
                got == expected,
                () -> got + (got == 1 ? " process was" : " processes were") + " started " + why + ", not " + expected);
    }

    private int timesRead(long number) {
        return Collections.frequency(workers.requests(), Long.toString(number));
    }

    private WorkerTrace lastReaderOf(long number) {
        return workers.traces().stream()
                .filter(trace -> trace.requests().contains(Long.toString(number)))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    /** The process that is held at this number, unless the test has killed it: that does not show in its trace. */
    private Optional<WorkerTrace> heldAt(long number) {
        return workers.traces().stream()
                .filter(trace -> trace.requests().contains(Long.toString(number)))
                .filter(trace -> trace.held() && !killed.contains(trace.pid()))
                .findFirst();
    }

    /** Waits until so many processes have read this number and the last of them is held there. */
    private void awaitHeldAt(long number, int times, Member<RunResult> run) {
        company.awaitUntil(() ->
                run.isDone() || timesRead(number) == times && heldAt(number).isPresent());
    }

    private void killHeldAt(long number) {
        heldAt(number).ifPresent(trace -> {
            killed.add(trace.pid());
            workers.kill(trace);
        });
    }

    /** Kills three processes, each when it is held at this number. */
    private void endThreeAt(long number, Member<RunResult> run) {
        for (int attempt = 1; attempt <= 3; attempt++) {
            endNextAt(number, attempt, run);
        }
    }

    /** Kills the process that is held at this number, the so many-th. */
    private void endNextAt(long number, int attempt, Member<RunResult> run) {
        awaitHeldAt(number, attempt, run);
        Expect.that(
                timesRead(number) == attempt,
                () -> number + " was given to no other process after " + (attempt - 1) + " had ended at it");
        killHeldAt(number);
    }

    /** The learner's code. */
    static final class Approach implements ProcessRun<Queue<Long>> {

        @Override
        public RunResult run(Queue<Long> numbers, int k, WorkerProgram program, Duration none)
                throws IOException, InterruptedException {
            return new ProcessPool().run(numbers, k, program);
        }
    }

    /** Two workers test two numbers. */
    static final class Search implements Scenario {

        private final Workers workers = new Workers();
        private List<WorkerReport> reports;

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> reports =
                    new ProcessPool().run(Numbers.upTo(2), 2, workers.program()).workers());
        }

        @Override
        public void check() {
            Expect.equal("numbers read", workers.requests().stream().sorted().toList(), List.of("1", "2"));
            Expect.equal("reports", reports.stream().map(WorkerReport::name).toList(), List.of("Worker-1", "Worker-2"));
            Expect.equal("primes", primes(reports), List.of(2L));
        }
    }

    /** Two processes hang at their numbers, and the caller is interrupted. */
    static final class Interrupt implements Scenario {

        private final Workers workers = new Workers().at(1, Act.hang()).at(2, Act.hang());
        private volatile Thread caller;
        private boolean heard;

        @Override
        public List<Callable<?>> work() {
            return List.of(this::run, this::interrupt);
        }

        private RunResult run() throws IOException {
            caller = Thread.currentThread();
            try {
                return new ProcessPool().run(Numbers.upTo(2), 2, workers.program());
            } catch (InterruptedException e) {
                heard = true;
                return null;
            }
        }

        private Void interrupt() {
            caller.interrupt();
            return null;
        }

        @Override
        public void check() {
            Expect.that(heard, () -> "run was interrupted and returned as if nothing had happened");
        }
    }

    /** What comes out of a run that has to give this number up. */
    private void expectGivenUp(Member<RunResult> run, long number) throws Exception {
        try {
            company.resultOf(run);
        } catch (IOException e) {
            Expect.that(
                    String.valueOf(e.getMessage()).matches("(?s).*\\b" + number + "\\b.*"),
                    () -> "the message does not name the number " + number + ": " + Finding.brief(e));
            return;
        }
        throw Finding.wrong(
                "three processes have ended at " + number + ", and run returned as if nothing had happened");
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C7")
        void it_does_not_return_while_its_process_is_still_ending() throws Exception {
            workers.atEnd(Act.hold());
            Member<RunResult> run = run(Numbers.upTo(2), 1);
            company.awaitUntil(() -> run.isDone() || workers.held() == 1);

            if (company.turnOf(run, run::isDone) == Turn.TOUCHED) {
                company.awaitNoProcess();
            }
            reports(run);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void one_process_answers_all_numbers() throws Exception {
            reports(run(Numbers.upTo(6), 1));

            expectProcesses(1, "for 1 worker and 6 numbers");
            expectRequests(6);
        }

        @Test
        @Order(3)
        @Clause("C1")
        void a_worker_gets_its_process_before_any_number() throws Exception {
            reports(run(Numbers.upTo(0), 2));

            expectProcesses(2, "for 2 workers and no number");
        }

        @Test
        @Order(4)
        @Clause("C3")
        void one_worker_finds_all_the_primes() throws Exception {
            List<WorkerReport> reports = reports(run(Numbers.upTo(12), 1));

            Expect.equal("reports", reports.size(), 1);
            WorkerReport report = reports.getFirst();
            WorkerTrace trace = workers.traces().getFirst();
            Expect.equal("name in the report", report.name(), "Worker-1");
            Expect.equal("primes", report.primes(), Numbers.primesUpTo(12));
            Expect.equal("process in the report", report.processId(), trace.pid());
            Expect.equal("thread in the report", report.threadId(), trace.threadId());
        }

        @Test
        @Order(5)
        @Clause("C3")
        void an_empty_queue_gives_reports_without_primes() throws Exception {
            List<WorkerReport> reports = reports(run(Numbers.upTo(0), 2));

            Expect.equal(
                    "names in the reports",
                    reports.stream().map(WorkerReport::name).toList(),
                    List.of("Worker-1", "Worker-2"));
            Expect.equal("primes", primes(reports), List.of());
            Expect.equal(
                    "processes in the reports",
                    reports.stream().map(WorkerReport::processId).sorted().toList(),
                    workers.traces().stream().map(WorkerTrace::pid).sorted().toList());
        }

        @Test
        @Order(6)
        @Clause(value = "C4", points = 2)
        void the_number_of_a_process_that_ends_is_done_again_by_another() throws Exception {
            workers.onceAt(3, Act.exit(1));
            List<WorkerReport> reports = reports(run(Numbers.upTo(5), 1));

            expectRequests(5, 3L);
            expectProcesses(2, "for 1 worker whose process has ended once");
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(5));
        }

        @Test
        @Order(7)
        @Clause("C4")
        void half_a_line_is_no_answer() throws Exception {
            workers.onceAt(3, Act.halfALine());
            List<WorkerReport> reports = reports(run(Numbers.upTo(5), 1));

            expectRequests(5, 3L);
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(5));
        }

        @Test
        @Order(8)
        @Clause("C4")
        void a_process_that_ends_between_two_numbers_takes_none_along() throws Exception {
            KillsAfter numbers = new KillsAfter(2, 5);
            List<WorkerReport> reports = reports(run(numbers, 1));

            expectRequests(5);
            // Who takes a number too early lets none end. That is for another check to say.
            expectProcesses(1 + numbers.kills, "for 1 worker whose process has ended between two numbers");
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(5));
        }

        @Test
        @Order(9)
        @Clause("C4")
        void a_worker_may_lose_three_processes_at_different_numbers() throws Exception {
            workers.onceAt(2, Act.exit(1)).onceAt(3, Act.exit(1)).onceAt(5, Act.exit(1));
            List<WorkerReport> reports = reports(run(Numbers.upTo(6), 1));

            expectRequests(6, 2L, 3L, 5L);
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(6));
        }

        @Test
        @Order(10)
        @Clause("C4")
        void a_process_that_ends_before_it_has_named_itself_is_replaced() throws Exception {
            workers.onceAtStart(Act.exit(1));
            List<WorkerReport> reports = reports(run(Numbers.upTo(3), 1));

            expectRequests(3);
            expectProcesses(2, "for 1 worker whose process has ended once");
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(3));
        }

        @Test
        @Order(11)
        @Clause("C3")
        void the_report_names_the_last_process_and_the_primes_of_all() throws Exception {
            workers.onceAt(3, Act.exit(1));
            WorkerReport report = reports(run(Numbers.upTo(5), 1)).getFirst();

            Expect.equal(
                    "process in the report", report.processId(), lastReaderOf(5).pid());
            Expect.equal("primes in the report", primes(List.of(report)), Numbers.primesUpTo(5));
        }

        @Test
        @Order(12)
        @Clause(value = "C5", points = 2)
        void a_number_at_which_three_processes_have_ended_is_given_up() throws Exception {
            workers.at(13, Act.hold());
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(11L, 13L, 17L)), 1);
            endThreeAt(13, run);

            company.awaitUntil(() -> run.isDone() || timesRead(13) > 3);
            Expect.that(timesRead(13) == 3, () -> "13 was given to a fourth process after three had ended at it");
            expectGivenUp(run, 13);
        }

        @Test
        @Order(13)
        @Clause("C6")
        void standard_error_holds_nothing_up() throws Exception {
            workers.at(2, Act.floodErrors(200_000));
            List<WorkerReport> reports = reports(run(Numbers.upTo(3), 1));

            expectRequests(3);
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(3));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void two_workers_are_free_for_the_last_number_and_one_gets_it() {
            ObservedQueue numbers = new ObservedQueue(1).parkAtTheLast();
            Member<RunResult> run = run(numbers, 2);

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
            if (thrown != null) {
                throw Finding.exception(thrown);
            }
            expectRequests(1);
        }

        @Test
        @Order(2)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 3)
        void two_processes_are_at_work_at_once() throws Exception {
            workers.holding();
            Member<RunResult> run = run(Numbers.upTo(6), 2);

            company.awaitInside(workers, 2);
            reports(run);
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void a_busy_worker_keeps_no_other_number_waiting() throws Exception {
            workers.at(1, Act.hold());
            Member<RunResult> run = run(Numbers.upTo(7), 2);

            Outcome outcome = company.awaitUntil(() -> run.isDone() || answered() == 6);
            if (outcome == Outcome.STALLED) {
                throw Finding.notConcurrent("while 1 was held, " + answered()
                        + " of the 6 other numbers were answered; then nothing moved");
            }
            List<WorkerReport> reports = reports(run);
            expectRequests(7);
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(7));
        }

        private int answered() {
            return workers.traces().stream()
                    .mapToInt(trace -> trace.answered().size())
                    .sum();
        }

        @Test
        @Order(4)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void no_more_processes_than_workers() throws Exception {
            workers.holding();
            Member<RunResult> run = run(Numbers.upTo(6), 2);
            company.awaitInside(workers, 2);
            reports(run);

            expectProcesses(2, "for 2 workers");
            expectRequests(6);
        }

        @Test
        @Order(5)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void each_report_tells_what_its_own_process_found() throws Exception {
            workers.at(1, Act.hold()).at(2, Act.hold());
            Member<RunResult> run = run(Numbers.upTo(12), 2);
            company.awaitInside(workers, 2);
            List<WorkerReport> reports = reports(run);

            Expect.equal("reports", reports.size(), 2);
            for (int i = 1; i <= 2; i++) {
                WorkerReport report = reports.get(i - 1);
                Expect.equal("name in report " + i, report.name(), "Worker-" + i);
                WorkerTrace trace = workers.traces().stream()
                        .filter(t -> t.pid() == report.processId())
                        .findFirst()
                        .orElseThrow(() -> Finding.wrong("process in the report of " + report.name() + ": "
                                + report.processId() + " is not one of the workers'"));
                Expect.that(
                        report.primes()
                                .equals(trace.numbers().stream()
                                        .filter(Numbers::isPrime)
                                        .toList()),
                        () -> "the primes in the report of " + report.name() + " are not those that its process found");
            }
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(12));
        }

        @Test
        @Order(6)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void the_pool_is_complete_again_after_a_process_has_ended() throws Exception {
            workers.onceAt(1, Act.exit(1)).holding();
            Member<RunResult> run = run(Numbers.upTo(4), 2);

            company.awaitInside(workers, 2);
            List<WorkerReport> reports = reports(run);
            expectRequests(4, 1L);
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(4));
        }

        @Test
        @Order(7)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void giving_up_waits_for_no_busy_process() throws Exception {
            workers.at(11, Act.hold()).at(12, Act.hold());
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(11L, 12L)), 2);
            company.awaitInside(workers, 2);
            endThreeAt(11, run);

            if (company.awaitUntil(() -> run.isDone() || timesRead(11) > 3) == Outcome.STALLED) {
                throw Finding.wrong("three processes have ended at 11, and run waited for the answer to 12");
            }
            Expect.that(timesRead(11) == 3, () -> "11 was given to a fourth process after three had ended at it");
            expectGivenUp(run, 11);
            company.awaitNoProcess();
        }

        @Test
        @Order(8)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS, points = 2)
        void an_interrupt_ends_the_processes() throws Exception {
            workers.deaf().holding();
            Member<RunResult> run = run(Numbers.upTo(6), 2);
            company.awaitInside(workers, 2);

            expectEndsIfInterrupted(run);
        }

        @Test
        @Order(9)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void an_interrupt_ends_processes_that_are_not_up_yet() throws Exception {
            workers.atStart(Act.hold());
            Member<RunResult> run = run(Numbers.upTo(6), 2);
            company.awaitUntil(() -> workers.held() == 2);

            expectEndsIfInterrupted(run);
        }

        private void expectEndsIfInterrupted(Member<RunResult> run) throws Exception {
            run.thread().interrupt();

            // Whoever asks before he kills may take his time.
            if (company.awaitTimeLimits(run::isDone) == Outcome.STALLED) {
                throw Finding.wrong(
                        "run was interrupted and went on waiting; processes that have not ended: " + workers.held());
            }
            expectInterrupted(run);
            company.awaitNoProcess();
        }

        @Test
        @Order(10)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void an_interrupt_does_not_leave_its_threads_at_work() throws Exception {
            workers.at(1, Act.hold());
            HoldsAfterTheFirst numbers = new HoldsAfterTheFirst();
            Member<RunResult> run = run(numbers, 2);
            boolean early;
            try {
                company.awaitUntil(() -> run.isDone() || workers.held() == 1 && numbers.isHolding());
                // Who is held does not hear it, and cannot have ended when nothing moves any more. The same a second
                // time.
                run.thread().interrupt();
                company.turnOf(run, run::isDone);
                run.thread().interrupt();
                company.turnOf(run, run::isDone);
                early = run.isDone() && numbers.isHolding();
            } finally {
                numbers.release();
            }

            expectInterrupted(run);
            Expect.that(!early, () -> "run threw while one of its threads was still taking a number");
        }

        private void expectInterrupted(Member<RunResult> run) throws Exception {
            try {
                company.resultOf(run);
            } catch (InterruptedException e) {
                return;
            }
            throw Finding.wrong("run was interrupted and returned as if nothing had happened");
        }

        @Test
        @Order(11)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void two_workers_may_be_reported_at_the_same_time() throws Exception {
            Exploration.beforeChanges(Search.class);
        }

        @Test
        @Order(12)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void a_process_that_is_started_while_all_are_ended_is_ended_too() throws Exception {
            Exploration.ofProcesses(Interrupt.class);
        }

        @Test
        @Order(13)
        @Clause(value = "C2", aspect = Aspect.SPEED, points = 2)
        void workers_are_told_each_hidden_number_once_each_time() throws Exception {
            List<Long> numbers = HiddenNumbers.of(ProcessPool.class).row(40, 10_000, 1_000_000);
            WorkAccount.ofProcesses(
                    company,
                    numbers,
                    2,
                    WorkAccount.oneByOne(numbers),
                    WorkAccount.bytesOf(numbers),
                    own -> () -> WorkAccount.primesOf(
                            new ProcessPool().run(new ConcurrentLinkedQueue<>(numbers), 2, own.program())));
        }

        @Test
        @Order(14)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void ends_at_a_number_count_whichever_workers_they_were() throws Exception {
            workers.at(13, Act.hold()).at(12, Act.hold());
            GoesToAnother numbers = new GoesToAnother(13, 12);
            Member<RunResult> run = run(numbers, 2);
            company.awaitInside(workers, 2);
            killHeldAt(13);
            // Who has given it back, if anybody has, does not get it now; nothing moves any more.
            company.turnOf(run, () -> run.isDone() || timesRead(13) == 2);
            workers.letGo(12);
            company.turnOf(run, () -> run.isDone() || timesRead(13) == 2);
            numbers.release();
            for (int i = 2; i <= 3; i++) {
                endNextAt(13, i, run);
            }

            company.awaitUntil(() -> run.isDone() || timesRead(13) > 3);
            Expect.that(timesRead(13) == 3, () -> "13 was given to a fourth process after three had ended at it");
            expectGivenUp(run, 13);
        }

        @Test
        @Order(15)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void after_half_a_line_one_new_process_is_enough() throws Exception {
            workers.onceAt(3, Act.halfALine());
            List<WorkerReport> reports = reports(run(Numbers.upTo(5), 1));

            expectProcesses(2, "for 1 worker, one of whose processes has ended within a line");
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(5));
        }

        @Test
        @Order(16)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void a_process_is_reported_as_it_has_named_itself() throws Exception {
            workers.atStart(Act.nameItself(NAMED));
            WorkerReport report = reports(run(Numbers.upTo(3), 1)).getFirst();

            Expect.equal("process in the report of one that has named itself so", report.processId(), (long) NAMED);
        }

        @Test
        @Order(17)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void processes_that_end_before_they_have_named_themselves_are_not_replaced_for_ever() throws Exception {
            workers.atStart(Act.exit(1));
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(13L)), 1);

            company.awaitUntil(() -> run.isDone() || workers.traces().size() > MANY);
            Expect.that(
                    run.isDone(),
                    () -> "more than " + MANY + " processes were started for 1 worker, and none has named itself");
            try {
                company.resultOf(run);
            } catch (IOException e) {
                return; // It need not name a number that nobody was told.
            }
            throw Finding.wrong("no process has named itself, and run returned as if nothing had happened");
        }

        @Test
        @Order(18)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void after_an_interrupt_who_was_killed_is_waited_for() throws Exception {
            workers.holding();
            Member<RunResult> run = run(ProcessSeam.make(Approach.class), Numbers.upTo(6), 2);
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
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void having_given_up_who_was_killed_is_waited_for() throws Exception {
            workers.at(11, Act.hold()).at(12, Act.hold());
            Member<RunResult> run =
                    run(ProcessSeam.make(Approach.class), new ConcurrentLinkedQueue<>(List.of(11L, 12L)), 2);
            company.awaitInside(workers, 2);
            endThreeAt(11, run);
            ProcessSeam.letGoWhenWaitedFor(company, run);

            expectGivenUp(run, 11);
            ProcessSeam.expectNoneLeft(company);
        }

        @Test
        @Order(20)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void who_is_ended_by_the_giving_up_of_another_number_does_not_speak_for_it() throws Exception {
            workers.at(11, Act.hold()).at(12, Act.hold());
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(11L, 12L)), 2);
            company.awaitInside(workers, 2);
            for (int reads = 1; reads <= 2; reads++) {
                killHeldAt(12);
                awaitHeldAt(12, reads + 1, run);
            }
            // It is the third one at 12 that is ended because of 11.
            endThreeAt(11, run);

            expectGivenUp(run, 11);
        }

        @Test
        @Order(21)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void an_end_before_the_name_counts_among_the_three_at_a_number() throws Exception {
            workers.atStartOf(2, Act.exit(1)).at(13, Act.exit(1));
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(13L)), 1);

            expectGivenUp(run, 13);
            expectProcesses(3, "for a number at which two have ended and one has not named itself");
        }

        @Test
        @Order(22)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void processes_that_read_nothing_are_not_replaced_for_ever() throws Exception {
            workers.atStart(Act.closeInput());
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(13L)), 1);

            company.awaitUntil(() -> run.isDone() || workers.traces().size() > MANY);
            Expect.that(
                    run.isDone(),
                    () -> "more than " + MANY + " processes were started for 1 worker, and none has read anything");
            try {
                company.resultOf(run);
            } catch (IOException e) {
                return;
            }
            throw Finding.wrong("no process has read a number, and run returned as if nothing had happened");
        }

        @Test
        @Order(23)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void a_process_may_write_a_lot_to_its_standard_error_before_it_names_itself() throws Exception {
            workers.atStart(Act.floodErrors(300_000));

            Expect.equal("primes", primes(reports(run(Numbers.upTo(5), 1))), Numbers.primesUpTo(5));
        }

        @Test
        @Order(24)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void a_whole_answer_counts_also_if_its_process_has_ended_since() throws Exception {
            workers.onceAt(2, Act.answerAndExit(1));
            Member<RunResult> run = run(ProcessSeam.make(Approach.class), Numbers.upTo(3), 1);
            ProcessSeam.letGoWhenWaitedFor(company, run);
            List<WorkerReport> reports = reports(run);

            expectRequests(3);
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(3));
        }

        @Test
        @Order(25)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_object_runs_twice_at_once_and_one_run_is_interrupted() throws Exception {
            ProcessPool pool = new ProcessPool();
            workers.at(1, Act.hold()).at(11, Act.hold());
            WorkerProgram program = workers.program();
            Member<RunResult> one = company.start("caller-1", () -> pool.run(Numbers.upTo(1), 1, program));
            company.awaitInside(workers, 1);
            Member<RunResult> other =
                    company.start("caller-2", () -> pool.run(new ConcurrentLinkedQueue<>(List.of(11L)), 1, program));
            company.awaitInside(workers, 2);
            one.thread().interrupt();
            expectInterrupted(one);

            Expect.equal("primes of the run beside one that was interrupted", primes(reports(other)), List.of(11L));
            Expect.equal("times that 11 was read", timesRead(11), 1);
            Member<RunResult> third = company.start("caller-3", () -> pool.run(Numbers.upTo(3), 1, program));
            Expect.equal("primes of a run after one that was interrupted", primes(reports(third)), List.of(2L, 3L));
        }

        @Test
        @Order(26)
        @Clause(value = "C7", aspect = Aspect.CLEANLINESS)
        void no_process_is_left_if_the_next_one_cannot_be_started() throws Exception {
            workers.holding();
            ProcessRun<Queue<Long>> approach = ProcessSeam.make(Approach.class);
            ProcessSeam.failAtStart(2);
            Member<RunResult> run = run(approach, Numbers.upTo(3), 2);
            ProcessSeam.letGoWhenWaitedFor(company, run);

            if (ProcessSeam.hasFailedToStart()) {
                try {
                    company.resultOf(run);
                    throw Finding.wrong("a process could not be started, and run returned as if nothing had happened");
                } catch (IOException e) {
                    ProcessSeam.expectNoneLeft(company);
                }
            }
        }

        @Test
        @Order(27)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_interrupt_at_the_third_attempt_is_no_failure() throws Exception {
            workers.at(11, Act.hold());
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(11L)), 1);
            for (int reads = 1; reads <= 3; reads++) {
                awaitHeldAt(11, reads, run);
                if (reads < 3) {
                    killHeldAt(11);
                }
            }
            run.thread().interrupt();

            expectInterrupted(run);
        }

        @Test
        @Order(28)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void numbers_are_told_in_the_same_digits_in_every_country() throws Exception {
            Locale here = Locale.getDefault();
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            try {
                reports(run(new ConcurrentLinkedQueue<>(List.of(15L, 17L)), 1));
            } finally {
                Locale.setDefault(here);
            }
            Expect.equal("requests", workers.requests(), List.of("15", "17"));
        }

        @Test
        @Order(29)
        @Clause(value = "C7", aspect = Aspect.CONCURRENCY)
        void an_interrupt_at_the_third_start_is_no_failure() throws Exception {
            workers.atStartOf(1, Act.exit(1)).atStartOf(2, Act.exit(1)).atStartOf(3, Act.hang());
            Member<RunResult> run = run(new ConcurrentLinkedQueue<>(List.of(11L)), 1);
            company.awaitUntil(() -> run.isDone() || workers.held() == 1);

            expectEndsIfInterrupted(run);
        }

        @Test
        @Order(30)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void half_an_answer_about_a_composite_is_none() throws Exception {
            workers.onceAt(4, Act.halfALine());
            List<WorkerReport> reports = reports(run(Numbers.upTo(5), 1));

            expectRequests(5, 4L);
            Expect.equal("primes", primes(reports), Numbers.primesUpTo(5));
        }
    }

    /** A queue that kills the process that has answered a number, before it gives out the next. */
    private final class KillsAfter extends ConcurrentLinkedQueue<Long> {

        private static final long serialVersionUID = 1;

        private final transient String victim;
        private boolean given;
        private int kills;

        private KillsAfter(long number, long last) {
            victim = Long.toString(number);
            IntStream.rangeClosed(1, (int) last).forEach(n -> add((long) n));
        }

        private void killIfDue() {
            if (given) {
                given = false;
                for (WorkerTrace trace : workers.traces()) {
                    if (trace.answered().contains(victim)) {
                        workers.kill(trace);
                        ProcessHandle.of(trace.pid())
                                .ifPresent(process -> process.onExit().join());
                        kills++;
                    }
                }
            }
        }

        @Override
        public synchronized Long poll() {
            killIfDue();
            Long n = super.poll();
            given |= n != null && Long.toString(n).equals(victim);
            return n;
        }

        @Override
        public synchronized Long peek() {
            killIfDue();
            return super.peek();
        }

        @Override
        public synchronized boolean isEmpty() {
            killIfDue();
            return super.isEmpty();
        }
    }

    /** A queue that holds back who has given a number back and wants the next, until {@link #release()}. */
    private static final class GoesToAnother extends ConcurrentLinkedQueue<Long> {

        private static final long serialVersionUID = 1;

        private final transient Stubborn place = new Stubborn();
        private final transient ThreadLocal<Boolean> hasGivenBack = ThreadLocal.withInitial(() -> false);

        private GoesToAnother(long first, long second) {
            super(List.of(first, second));
        }

        private void release() {
            place.letGo();
        }

        @Override
        public boolean offer(Long number) {
            hasGivenBack.set(true);
            return super.offer(number);
        }

        @Override
        public boolean add(Long number) {
            return offer(number);
        }

        @Override
        public Long poll() {
            if (hasGivenBack.get()) {
                place.hold();
            }
            return super.poll();
        }
    }

    /** A queue of 1 and 2 that holds back who wants the second number, whatever interrupts it. */
    private static final class HoldsAfterTheFirst extends ConcurrentLinkedQueue<Long> {

        private static final long serialVersionUID = 1;

        private final transient CountDownLatch released = new CountDownLatch(1);
        private final AtomicInteger asked = new AtomicInteger();
        private volatile boolean holding;

        private HoldsAfterTheFirst() {
            super(List.of(1L, 2L));
        }

        private boolean isHolding() {
            return holding;
        }

        private void release() {
            released.countDown();
        }

        @Override
        public Long poll() {
            if (asked.getAndIncrement() == 1) {
                holding = true;
                boolean interrupted = false;
                while (released.getCount() > 0) {
                    try {
                        released.await();
                    } catch (InterruptedException e) {
                        interrupted = true;
                    }
                }
                holding = false;
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
            return super.poll();
        }
    }
}
