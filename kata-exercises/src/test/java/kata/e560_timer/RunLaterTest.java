package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import kata.model.WaitingClock;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedTask;
import kata.testkit.PlannedFailure;
import kata.testkit.RecordedWaits;
import kata.testkit.Scenario;
import kata.testkit.SimulatedClock;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link RunLater} has to do. The clock is put on by the test. */
@KataTest
class RunLaterTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SimulatedClock clock = new SimulatedClock();
    private final ObservedTask task = new ObservedTask(clock);
    private final RunLater timer = new RunLater(clock, HOUR, task);
    private final Company company = Company.gather();

    /** Starts a timer and waits until its thread waits by the clock. */
    private void start(RunLater timer) throws Exception {
        int before = clock.waiting();
        Member<Void> starter = company.start("starter", () -> {
            timer.start();
            return null;
        });
        company.turnOf(starter, () -> clock.waiting() > before && starter.isDone());
        Expect.that(starter.isDone() || task.runs().isEmpty(), () -> "start has run the task itself");
        Expect.that(starter.isDone(), () -> "start does not return");
        company.resultOf(starter);
        Expect.that(clock.waiting() > before, () -> "after start nobody waits by the clock");
    }

    /** Calls a method of the timer's and waits until nothing gets on any more. */
    private Member<Boolean> call(String thread, Callable<Boolean> method) {
        Member<Boolean> member = company.start(thread, method);
        company.turnOf(member, member::isDone);
        return member;
    }

    private void expectRuns(int runs, String when) {
        int seen = task.runs().size();
        Expect.that(
                seen == runs,
                () -> seen == 0
                        ? "the task has not run " + when
                        : "the task has run " + (seen == 1 ? "" : seen + " times ") + when);
    }

    /** Waits until nothing gets on any more. */
    private void settle() {
        Member<Boolean> nobody = company.start("onlooker", () -> true);
        company.turnOf(nobody, () -> false);
    }

    /** What a task throws that is no exception. */
    private static final class PlannedError extends Error {

        private static final long serialVersionUID = 1;
    }

    /** How a timer of an hour is started. */
    static final class Starts implements Function<WaitingClock, Callable<Void>> {

        @Override
        public Callable<Void> apply(WaitingClock clock) {
            RunLater timer = new RunLater(clock, HOUR, () -> {});
            return () -> {
                timer.start();
                return null;
            };
        }
    }

    /** Tells nobody the time but the starter, until it is opened. */
    private static final class SlowToTell implements WaitingClock {

        private final SimulatedClock clock;
        private final CountDownLatch open = new CountDownLatch(1);

        SlowToTell(SimulatedClock clock) {
            this.clock = clock;
        }

        void open() {
            open.countDown();
        }

        @Override
        public Instant now() {
            if (!Thread.currentThread().getName().equals("starter")) {
                try {
                    open.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            return clock.now();
        }

        @Override
        public void waitUntil(Instant time) throws InterruptedException {
            clock.waitUntil(time);
        }
    }

    /**
     * A timer and those who come in its way. They come when {@code start} has returned and the timer's thread has been
     * at the clock. Whoever runs the task stays in it until every {@code cancel} is back (C6), so that an interrupt
     * shows.
     */
    abstract static class Rivals implements Scenario, WaitingClock {

        final SimulatedClock clock = new SimulatedClock();
        final List<Boolean> cancelled = new ArrayList<>(); // guarded by this, as all that follows
        final List<Boolean> hurried = new ArrayList<>();
        final List<Thread> runs = new ArrayList<>();
        final Set<Thread> callers = new HashSet<>();
        private final Set<Thread> atTheClock = new HashSet<>();
        private boolean started;
        private boolean ended;
        private boolean disturbed;
        private int cancels;
        private final RunLater timer = new RunLater(this, HOUR, this::run);

        final Callable<?> start() {
            return () -> {
                enter();
                timer.start();
                change(() -> started = true);
                return null;
            };
        }

        final Callable<?> time() {
            return () -> {
                await(this::canBegin);
                clock.advance(HOUR);
                await(() -> ended || !cancelled.isEmpty() || !hurried.isEmpty());
                return null;
            };
        }

        final Callable<?> cancel() {
            cancels++;
            return () -> {
                enter();
                await(this::canBegin);
                boolean answer = timer.cancel();
                change(() -> cancelled.add(answer));
                return null;
            };
        }

        final Callable<?> runNow() {
            return () -> {
                enter();
                await(this::canBegin);
                boolean answer = timer.runNow();
                change(() -> hurried.add(answer));
                return null;
            };
        }

        boolean canBegin() {
            return started && !atTheClock.isEmpty();
        }

        private void enter() {
            change(() -> callers.add(Thread.currentThread()));
        }

        private void run() {
            change(() -> runs.add(Thread.currentThread()));
            try {
                await(() -> cancelled.size() == cancels);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            // A wait that was interrupted and then notified may return as if nothing had been; the status stays.
            boolean interrupted = Thread.interrupted();
            change(() -> {
                disturbed |= interrupted;
                ended = true;
            });
        }

        @Override
        public Instant now() {
            note();
            return clock.now();
        }

        @Override
        public void waitUntil(Instant time) throws InterruptedException {
            note();
            clock.waitUntil(time);
        }

        private void note() {
            change(() -> {
                if (!callers.contains(Thread.currentThread())) {
                    atTheClock.add(Thread.currentThread());
                }
            });
        }

        private synchronized void change(Runnable what) {
            what.run();
            notifyAll();
        }

        private synchronized void await(BooleanSupplier condition) throws InterruptedException {
            while (!condition.getAsBoolean()) {
                wait();
            }
        }

        private synchronized boolean holds(BooleanSupplier condition) {
            return condition.getAsBoolean();
        }

        /** Waits until the timer's thread has ended and the condition holds, or nothing gets on any more. */
        final void settle(BooleanSupplier condition) {
            Company.gather()
                    .awaitUntil(() -> holds(() -> condition.getAsBoolean()
                            && !atTheClock.isEmpty()
                            && atTheClock.stream().noneMatch(Thread::isAlive)));
        }

        /** Lets all the time pass that there is, and waits for what comes of it. */
        final void letTimePass() {
            clock.advance(Duration.ofDays(1));
            settle(() -> cancelled.contains(true) || !runs.isEmpty());
        }

        final synchronized void expectAnswersOfCancel() {
            boolean never = cancelled.contains(true);
            Expect.that(!never || runs.isEmpty(), () -> "cancel returned true, and the task has run");
            Expect.that(
                    !never || !cancelled.contains(false),
                    () -> "one cancel returned true and another one false, and the task has not run");
            Expect.that(never || !runs.isEmpty(), () -> "cancel returned false, and the task has never run");
            Expect.that(!disturbed, () -> "a cancel that came too late interrupted the task");
        }

        final synchronized void expectOneRun() {
            Expect.that(runs.size() < 2, () -> "the task has run twice");
            Expect.that(!runs.isEmpty(), () -> "the task has never run");
            long here = runs.stream().filter(callers::contains).count();
            long yes = hurried.stream().filter(answer -> answer).count();
            Expect.that(
                    here == yes,
                    () -> "runNow returned "
                            + (here == 0 ? "true, and has not run the task" : "false, and has run it"));
        }
    }

    /** What {@code cancel} says is what becomes of the task. */
    abstract static class Cancelled extends Rivals {

        @Override
        public void check() {
            letTimePass();
            expectAnswersOfCancel();
        }
    }

    static final class TimeThenCancel extends Cancelled {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), time(), cancel());
        }
    }

    static final class CancelThenTime extends Cancelled {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), cancel(), time());
        }
    }

    static final class RunNowThenCancel extends Cancelled {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), runNow(), cancel());
        }
    }

    static final class CancelThenRunNow extends Cancelled {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), cancel(), runNow());
        }
    }

    static final class TwoCancel extends Cancelled {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), cancel(), cancel());
        }
    }

    /** Several want to run the task, and nobody cancels it. */
    abstract static class Hurried extends Rivals {

        @Override
        public void check() {
            letTimePass();
            expectOneRun();
        }
    }

    static final class TimeThenRunNow extends Hurried {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), time(), runNow());
        }
    }

    static final class RunNowThenTime extends Hurried {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), runNow(), time());
        }
    }

    static final class TwoRunNow extends Hurried {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), runNow(), runNow());
        }
    }

    /** Somebody comes as soon as {@code start} has returned, wherever the timer's thread may be. */
    abstract static class AtOnce extends Rivals {

        @Override
        boolean canBegin() {
            return super.started;
        }

        @Override
        public void check() {
            settle(() -> true);
            int waiting = clock.waiting();
            letTimePass();
            Expect.that(
                    waiting == 0, () -> "a thread goes on waiting by the clock, and the task will not run any more");
        }
    }

    static final class CancelAtOnce extends AtOnce {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), cancel());
        }
    }

    static final class RunNowAtOnce extends AtOnce {

        @Override
        public List<Callable<?>> work() {
            return List.of(start(), runNow());
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C2")
        void after_start_a_thread_waits_by_the_clock() throws Exception {
            start(timer);

            clock.advance(HOUR);
            company.awaitUntil(() -> !task.runs().isEmpty());
        }

        @Test
        @Order(2)
        @Clause("C1")
        void the_task_runs_when_the_time_has_come() throws Exception {
            start(timer);
            clock.advance(HOUR);
            settle();

            expectRuns(1, "when its time had come");
        }

        @Test
        @Order(3)
        @Clause("C1")
        void the_task_does_not_run_before_its_time() throws Exception {
            start(timer);
            clock.advance(HOUR.minusSeconds(1));
            settle();
            expectRuns(0, "a second before its time");
            for (int times = 1; times <= 3; times++) {
                clock.wakeTooEarly();
                settle();
                expectRuns(0, "before its time, because the clock's wait ended too early");
            }

            clock.advance(Duration.ofSeconds(1));
            settle();
            expectRuns(1, "when its time had come");
        }

        @Test
        @Order(4)
        @Clause("C1")
        void a_day_with_a_task_each_hour() throws Exception {
            List<ObservedTask> tasks = new ArrayList<>();
            for (int hour = 1; hour <= 24; hour++) {
                ObservedTask hourly = new ObservedTask(clock);
                tasks.add(hourly);
                start(new RunLater(clock, HOUR.multipliedBy(hour), hourly));
            }
            for (ObservedTask hourly : tasks) {
                clock.advance(HOUR);
                company.awaitUntil(() -> !hourly.runs().isEmpty());
            }
            settle();

            for (int hour = 1; hour <= 24; hour++) {
                List<Instant> times = tasks.get(hour - 1).runs().stream()
                        .map(ObservedTask.Run::time)
                        .toList();
                Expect.equal(
                        "runs of the task of hour " + hour,
                        times,
                        List.of(Instant.EPOCH.plus(HOUR.multipliedBy(hour))));
            }
        }

        @Test
        @Order(5)
        @Clause("C1")
        void the_delay_counts_from_the_call_of_start() throws Exception {
            SlowToTell slow = new SlowToTell(clock);
            RunLater late = new RunLater(slow, HOUR, task);
            Member<Void> starter = company.start("starter", () -> {
                late.start();
                return null;
            });
            if (company.turnOf(starter, starter::isDone) != Turn.TOUCHED) {
                slow.open(); // It may wait until its thread knows the time.
            }
            company.resultOf(starter);
            clock.advance(HOUR);
            slow.open();
            settle();

            expectRuns(1, "an hour after start; the timer's thread first asked for the time when the hour was over");
        }

        @Test
        @Order(6)
        @Clause("C1")
        void a_nanosecond_counts_too() throws Exception {
            clock.advance(Duration.ofNanos(999_999));
            start(new RunLater(clock, HOUR.plusNanos(1), task));
            clock.advance(HOUR);
            settle();
            expectRuns(0, "a nanosecond before its time");

            clock.advance(Duration.ofNanos(1));
            settle();
            expectRuns(1, "when its time had come, to the nanosecond");
        }

        @Test
        @Order(7)
        @Clause("C1")
        void start_returns_at_once_also_if_there_is_no_delay() throws Exception {
            for (Duration none : List.of(Duration.ZERO, HOUR.negated())) {
                ObservedTask held = new ObservedTask(clock).holding();
                RunLater atOnce = new RunLater(clock, none, held);
                Member<Void> starter = company.start("starter", () -> {
                    atOnce.start();
                    return null;
                });
                company.turnOf(starter, () -> starter.isDone() && !held.runs().isEmpty());
                held.runs()
                        .forEach(run -> Expect.that(
                                run.thread() != starter.thread(),
                                () -> "start has run the task itself; the delay was " + none));
                held.open();
                company.resultOf(starter);
                settle();
                Expect.equal(
                        "runs of a task with a delay of " + none, held.runs().size(), 1);
            }
        }

        @Test
        @Order(8)
        @Clause("C2")
        void a_wait_that_ended_too_early_is_followed_by_one_by_the_clock() throws Exception {
            Function<WaitingClock, Callable<Void>> starts = RecordedWaits.make(Starts.class);
            company.resultOf(company.start("starter", starts.apply(clock)));
            company.awaitUntil(() -> clock.waiting() > 0);
            for (int times = 1; times <= 3; times++) {
                clock.wakeTooEarly();
                settle();
            }
            clock.advance(HOUR);
            settle();

            Expect.that(
                    !RecordedWaits.hasWaited(),
                    () -> "the clock's wait ended too early, and a thread waited for a time that is none of its");
        }

        @Test
        @Order(9)
        @Clause("C1")
        void a_thousand_years_are_waited_for_too() throws Exception {
            Duration years = Duration.ofDays(365_250); // As nanoseconds they do not fit into a long.
            RunLater late = new RunLater(clock, years, task);
            company.resultOf(company.start("starter", () -> {
                late.start();
                return null;
            }));
            settle();
            clock.advance(years.minusSeconds(1));
            settle();
            expectRuns(0, "a second before its time, which was a thousand years later");

            clock.advance(Duration.ofSeconds(1));
            settle();
            expectRuns(1, "when its time had come, a thousand years later");
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause("C3")
        void a_cancelled_task_never_runs() throws Exception {
            start(timer);
            Expect.equal("cancel before its time", company.resultOf(call("canceller", timer::cancel)), true);
            settle();
            clock.advance(Duration.ofDays(1));
            settle();

            expectRuns(0, "although it was cancelled before its time");
            Expect.equal("cancel for the second time", company.resultOf(call("canceller", timer::cancel)), true);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void who_cancels_between_the_end_of_the_wait_and_the_run_wins() throws Exception {
            startAndHoldAtTheEnd();
            Member<Boolean> cancel = call("canceller", () -> {
                boolean cancelled = timer.cancel();
                clock.step("cancel: " + cancelled);
                return cancelled;
            });
            clock.release();
            boolean cancelled = company.resultOf(cancel);
            settle();

            if (cancelled && !task.runs().isEmpty()) {
                throw Finding.race(
                        "cancel returned true, and then the task has run",
                        clock.interleaving().brokenByTheLast());
            }
            Expect.that(cancelled, () -> "cancel returned false, but the task had not begun");
        }

        @Test
        @Order(3)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        void cancel_does_not_wait_for_the_task() throws Exception {
            startAndHoldInTheTask();

            Member<Boolean> cancel = company.start("canceller", timer::cancel);
            if (company.turnOf(cancel, cancel::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("cancel waits for the task that runs")
                        .at(cancel.line());
            }
            task.open();
            company.resultOf(cancel);
        }

        @Test
        @Order(4)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void cancel_does_not_wait_for_the_timers_thread() throws Exception {
            startAndHoldAtTheEnd();

            Member<Boolean> cancel = company.start("canceller", timer::cancel);
            if (company.turnOf(cancel, cancel::isDone) != Turn.TOUCHED) {
                throw Finding.notConcurrent("cancel waits for the timer's thread")
                        .at(cancel.line());
            }
            clock.release();
            company.resultOf(cancel);
        }

        @Test
        @Order(5)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void a_cancel_that_comes_too_late_says_so_and_disturbs_nothing() throws Exception {
            startAndHoldInTheTask();

            boolean cancelled = company.resultOf(call("canceller", timer::cancel));
            Expect.that(!cancelled, () -> "cancel returned true while the task was running");
            settle();
            Expect.that(!task.wasDisturbed(), () -> "a cancel that came too late interrupted the task");
            task.open();
            settle();
            Expect.equal("cancel after the run", company.resultOf(call("canceller", timer::cancel)), false);
        }

        @Test
        @Order(6)
        @Clause("C4")
        void run_now_runs_the_task_once_in_the_callers_thread() throws Exception {
            start(timer);
            Member<Boolean> hurry = call("hurrying", timer::runNow);
            Expect.equal("runNow before its time", company.resultOf(hurry), true);
            expectRuns(1, "by runNow");
            Expect.equal("thread of the run", task.runs().getFirst().thread().getName(), "hurrying");

            settle();
            clock.advance(Duration.ofDays(1));
            settle();
            expectRuns(1, "by runNow and then when its time had come");
            Expect.equal("runNow for the second time", company.resultOf(call("hurrying", timer::runNow)), false);
            Expect.equal("cancel after runNow", company.resultOf(call("canceller", timer::cancel)), false);
            expectRuns(1, "by two runNow");
        }

        @Test
        @Order(7)
        @Clause("C4")
        void run_now_does_nothing_after_cancel_or_after_the_run() throws Exception {
            start(timer);
            company.resultOf(call("canceller", timer::cancel));
            settle();
            Expect.equal("runNow after cancel", company.resultOf(call("hurrying", timer::runNow)), false);
            expectRuns(0, "by runNow, although it was cancelled");

            RunLater second = new RunLater(clock, HOUR, task);
            start(second);
            clock.advance(HOUR);
            settle();
            expectRuns(1, "when its time had come");
            Expect.equal("runNow after the run", company.resultOf(call("hurrying", second::runNow)), false);
            expectRuns(1, "when its time had come and then by runNow");
        }

        @Test
        @Order(8)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 3)
        void the_task_does_not_run_twice_when_both_want_to_run_it() throws Exception {
            task.holding();
            startAndHoldAtTheEnd();
            Member<Boolean> hurry = company.start("hurrying", timer::runNow);
            company.awaitUntil(() -> !task.runs().isEmpty());
            clock.release();
            settle();

            if (task.runs().size() > 1) {
                throw Finding.race(
                        "the task has run twice: by runNow and because its time had come",
                        clock.interleaving().brokenByTheLast());
            }
            task.open();
            Expect.equal("runNow at the end of the wait", company.resultOf(hurry), true);
            settle();
            expectRuns(1, "by runNow and because its time had come");
        }

        @Test
        @Order(9)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nobody_waits_for_a_cancelled_task() throws Exception {
            start(timer);
            company.resultOf(call("canceller", timer::cancel));

            expectNobodyWaits("cancel");
        }

        @Test
        @Order(10)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nobody_waits_for_a_task_that_has_run() throws Exception {
            start(timer);
            company.resultOf(call("hurrying", timer::runNow));

            expectNobodyWaits("runNow");
        }

        @Test
        @Order(11)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nobody_waits_for_a_task_that_threw_in_run_now() throws Exception {
            RunLater failing = new RunLater(clock, HOUR, () -> {
                throw new PlannedFailure(1);
            });
            start(failing);
            Member<Boolean> hurry = call("hurrying", failing::runNow);
            Expect.that(hurry.isDone(), () -> "runNow does not come back from a task that throws");

            expectNobodyWaits("a runNow whose task threw");
        }

        @Test
        @Order(12)
        @Clause("C4")
        void what_the_task_throws_comes_out_of_run_now() throws Exception {
            RunLater failing = new RunLater(clock, HOUR, () -> {
                task.run();
                throw new PlannedFailure(1);
            });
            start(failing);
            Member<Boolean> hurry = call("hurrying", failing::runNow);
            try {
                boolean answer = company.resultOf(hurry);
                throw Finding.wrong("the task threw, and runNow returned " + answer);
            } catch (Exception e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
            }

            clock.advance(Duration.ofDays(1));
            settle();
            Expect.equal("cancel after that", company.resultOf(call("canceller", failing::cancel)), false);
            Expect.equal("a second runNow after that", company.resultOf(call("hurrying", failing::runNow)), false);
            expectRuns(1, "by a runNow in which it threw");
        }

        @Test
        @Order(13)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        @Costly
        void at_no_step_does_cancel_say_what_is_not_so() throws Exception {
            Exploration.of(TimeThenCancel.class);
            Exploration.of(CancelThenTime.class);
            Exploration.of(RunNowThenCancel.class);
            Exploration.of(CancelThenRunNow.class);
            Exploration.of(TwoCancel.class);
        }

        @Test
        @Order(14)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 3)
        @Costly
        void at_no_step_does_a_second_one_begin_the_task() throws Exception {
            Exploration.of(TimeThenRunNow.class);
            Exploration.of(RunNowThenTime.class);
            Exploration.of(TwoRunNow.class);
        }

        @Test
        @Order(15)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        @Costly
        void at_no_step_is_the_waiting_thread_overlooked() throws Exception {
            Exploration.of(CancelAtOnce.class);
            Exploration.of(RunNowAtOnce.class);
        }

        @Test
        @Order(16)
        @Clause("C3")
        void a_run_now_that_comes_too_late_takes_no_cancel_back() throws Exception {
            start(timer);
            company.resultOf(call("canceller", timer::cancel));
            settle();
            company.resultOf(call("hurrying", timer::runNow));

            Expect.equal("cancel after cancel and runNow", company.resultOf(call("canceller", timer::cancel)), true);
        }

        @Test
        @Order(17)
        @Clause("C4")
        void run_now_runs_the_task_also_if_its_caller_was_interrupted() throws Exception {
            startAndHoldAtTheEnd();
            Member<Boolean> hurry = call("hurrying", () -> {
                Thread.currentThread().interrupt();
                return timer.runNow();
            });
            clock.release();

            Expect.equal("runNow by an interrupted thread", company.resultOf(hurry), true);
            settle();
            expectRuns(1, "by a runNow of an interrupted thread");
        }

        @Test
        @Order(18)
        @Clause("C3")
        void cancel_cancels_also_if_its_caller_was_interrupted() throws Exception {
            startAndHoldAtTheEnd();
            Member<Boolean> cancel = call("canceller", () -> {
                Thread.currentThread().interrupt();
                return timer.cancel();
            });
            clock.release();

            Expect.equal("cancel by an interrupted thread", company.resultOf(cancel), true);
            settle();
            expectRuns(0, "although an interrupted thread had cancelled it");
        }

        @Test
        @Order(19)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void nobody_waits_for_a_task_that_threw_an_error_in_run_now() throws Exception {
            RunLater failing = new RunLater(clock, HOUR, () -> {
                throw new PlannedError();
            });
            start(failing);
            Member<Boolean> hurry = call("hurrying", failing::runNow);
            try {
                boolean answer = company.resultOf(hurry);
                throw Finding.wrong("the task threw an error, and runNow returned " + answer);
            } catch (PlannedError e) {
                expectNobodyWaits("a runNow whose task threw an error");
            }
        }

        private void startAndHoldAtTheEnd() throws Exception {
            clock.holdAtTheEnd();
            start(timer);
            clock.advance(HOUR);
            Expect.that(
                    company.awaitUntil(() -> clock.held() > 0) == Outcome.MET,
                    () -> "the timer's thread has gone away");
        }

        private void startAndHoldInTheTask() throws Exception {
            task.holding();
            start(timer);
            clock.advance(HOUR);
            company.awaitUntil(() -> !task.runs().isEmpty());
            expectRuns(1, "when its time had come");
        }

        private void expectNobodyWaits(String after) {
            if (company.awaitUntil(() -> clock.waiting() == 0) == Outcome.STALLED) {
                throw Finding.leak("a thread still waits by the clock after " + after);
            }
        }
    }
}
