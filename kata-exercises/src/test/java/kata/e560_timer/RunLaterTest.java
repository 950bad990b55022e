package kata.e560_timer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Expect;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedTask;
import kata.testkit.PlannedFailure;
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
