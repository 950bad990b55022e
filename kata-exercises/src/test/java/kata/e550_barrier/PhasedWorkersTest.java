package kata.e550_barrier;

import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import kata.model.PhasedWork;
import kata.testkit.Aspect;
import kata.testkit.Clause;
import kata.testkit.Company;
import kata.testkit.Company.Outcome;
import kata.testkit.Company.Turn;
import kata.testkit.Costly;
import kata.testkit.EarlyWaits;
import kata.testkit.Expect;
import kata.testkit.Exploration;
import kata.testkit.Finding;
import kata.testkit.KataTest;
import kata.testkit.Member;
import kata.testkit.ObservedPhases;
import kata.testkit.PlannedFailure;
import kata.testkit.Scenario;
import kata.testkit.Stubborn;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What {@link PhasedWorkers} has to do. Phase 0 is the preparation. */
@KataTest
class PhasedWorkersTest {

    private static final int WORKERS = 3;

    private final Company company = Company.gather();

    private Member<Void> run(ObservedPhases phases, int workers, int count) {
        return company.start("caller", () -> {
            new PhasedWorkers().run(workers, count, phases);
            return null;
        });
    }

    /** Two workers, of whom the first fails while it prepares. */
    static class FirstFails implements Scenario, PhasedWork {

        private final int failing;
        private final int phase;
        private final Queue<Integer> begun = new ConcurrentLinkedQueue<>();
        private volatile Throwable thrown;

        FirstFails() {
            this(1, 0);
        }

        FirstFails(int failing, int phase) {
            this.failing = failing;
            this.phase = phase;
        }

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> {
                try {
                    new PhasedWorkers().run(2, phase + 1, this);
                } catch (RuntimeException | Error e) {
                    thrown = e;
                }
                return null;
            });
        }

        @Override
        public void prepare(int worker) {
            work(worker, 0);
        }

        @Override
        public void work(int worker, int current) {
            if (current > phase) {
                begun.add(worker);
            } else if (current == phase && worker == failing) {
                throw new PlannedFailure(worker);
            }
        }

        @Override
        public void check() {
            Expect.that(PlannedFailure.isBehind(thrown), () -> "a worker failed, and run threw " + thrown);
            Expect.that(
                    begun.isEmpty(),
                    () -> "worker " + failing + " failed " + (phase == 0 ? "while it prepared" : "in phase " + phase)
                            + ", and worker " + begun.peek() + " began phase " + (phase + 1));
        }
    }

    /** Two workers, of whom the second fails while it prepares. */
    static final class SecondFails extends FirstFails {

        SecondFails() {
            super(2, 0);
        }
    }

    /** Two workers, of whom one fails when both have begun. */
    static final class FailsInAPhase extends FirstFails {

        FailsInAPhase() {
            super(1, 1);
        }
    }

    /** Two workers and one phase; whoever has the turn keeps it until he waits or has ended. */
    static final class OneStartsBehindTheOther implements Scenario {

        private final ObservedPhases phases = new ObservedPhases(2);

        @Override
        public List<Callable<?>> work() {
            return List.of(() -> {
                new PhasedWorkers().run(2, 1, phases);
                return null;
            });
        }

        @Override
        public void check() {
            phases.offence().ifPresent(offence -> {
                throw Finding.race(offence, phases.interleaving());
            });
        }
    }

    /** Does the work in two phases. */
    static final class TwoPhases implements Function<PhasedWork, Callable<Void>> {

        @Override
        public Callable<Void> apply(PhasedWork work) {
            return () -> {
                new PhasedWorkers().run(WORKERS, 2, work);
                return null;
            };
        }
    }

    @Nested
    @KataTest
    @Order(1)
    class Alone {

        @Test
        @Order(1)
        @Clause("C5")
        void run_does_not_return_while_its_worker_is_at_work() throws Exception {
            ObservedPhases phases = new ObservedPhases(1).holding(1, 1);
            Member<Void> run = run(phases, 1, 1);
            Turn turn = company.turnOf(run, run::isDone);
            if (turn == Turn.TOUCHED) {
                company.resultOf(run);
                throw Finding.wrong("run returned while its worker was still at work");
            }
            phases.letGo(1, 1);
            company.resultOf(run);
        }

        @Test
        @Order(2)
        @Clause("C1")
        void one_worker_prepares_and_does_each_phase_once() throws Exception {
            ObservedPhases phases = new ObservedPhases(1);
            company.resultOf(run(phases, 1, 3));

            Expect.equal("phases of the only worker, 0 is to prepare", phases.phasesOf(1), List.of(0, 1, 2, 3));
            ObservedPhases none = new ObservedPhases(1);
            company.resultOf(run(none, 1, 0));
            Expect.equal("phases of the only worker if there are none", none.phasesOf(1), List.of(0));
        }
    }

    @Nested
    @KataTest
    @Order(2)
    class InCompany {

        @Test
        @Order(1)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 2)
        void nobody_begins_before_all_have_prepared() throws Exception {
            for (int slow = 1; slow <= WORKERS; slow++) {
                expectToWaitFor(slow, 0);
            }
            // So far others were about to prepare, too. Now worker 1 does all that it can before worker 2 takes a step.
            Exploration.withNobodyHeld(OneStartsBehindTheOther.class);
        }

        @Test
        @Order(2)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY, points = 3)
        void nobody_begins_a_phase_before_all_have_ended_the_one_before() throws Exception {
            for (int phase = 1; phase <= 2; phase++) {
                for (int slow = 1; slow <= WORKERS; slow++) {
                    expectToWaitFor(slow, phase);
                }
            }
        }

        /** Holds one worker in a phase until nobody gets on any more. */
        private void expectToWaitFor(int slow, int phase) throws Exception {
            ObservedPhases phases = new ObservedPhases(WORKERS).holding(slow, phase);
            Member<Void> run = run(phases, WORKERS, 3);
            company.turnOf(run, () -> phases.offence().isPresent());

            phases.offence().ifPresent(offence -> {
                throw Finding.race(offence, phases.interleaving());
            });
            phases.letGo(slow, phase);
            company.resultOf(run);
        }

        @Test
        @Order(3)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY, points = 2)
        void all_workers_meet_in_each_phase() throws Exception {
            for (int phase = 0; phase <= 2; phase++) {
                ObservedPhases phases = new ObservedPhases(WORKERS).meetingIn(phase);
                Member<Void> run = run(phases, WORKERS, 2);
                int now = phase;
                company.turnOf(run, () -> phases.metIn(now));
                if (!phases.metIn(now)) {
                    throw Finding.notConcurrent(phases.inside(now) + " of " + WORKERS + " workers "
                            + (now == 0 ? "prepare" : "in phase " + now) + " at once; then nothing moved any more");
                }
                company.resultOf(run);
            }
        }

        @Test
        @Order(4)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void run_does_not_return_while_a_worker_is_at_work() throws Exception {
            for (int slow = 1; slow <= WORKERS; slow++) {
                ObservedPhases phases = new ObservedPhases(WORKERS).holding(slow, 2);
                Member<Void> run = run(phases, WORKERS, 2);
                Turn turn = company.turnOf(run, run::isDone);

                int who = slow;
                Expect.that(turn != Turn.TOUCHED, () -> "run returned while worker " + who + " was still at work");
                phases.letGo(slow, 2);
                company.resultOf(run);
            }
        }

        @Test
        @Order(5)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void each_worker_does_all_its_parts_in_a_thread_of_its_own() throws Exception {
            ObservedPhases phases = new ObservedPhases(WORKERS);
            company.resultOf(run(phases, WORKERS, 3));

            Set<Thread> all = new HashSet<>();
            for (int worker = 1; worker <= WORKERS; worker++) {
                Expect.equal("phases of worker " + worker, phases.phasesOf(worker), List.of(0, 1, 2, 3));
                Set<Thread> its = phases.threadsOf(worker);
                int who = worker;
                Expect.that(its.size() == 1, () -> "worker " + who + " worked in " + its.size() + " threads");
                Expect.that(all.addAll(its), () -> "worker " + who + " has a thread that is another one's too");
            }
        }

        @Test
        @Order(6)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void a_failure_ends_the_work_of_those_who_already_wait() throws Exception {
            Exploration.of(FailsInAPhase.class); // first: who is told too late goes on only now and then
            for (int failing = 1; failing <= WORKERS; failing++) {
                ObservedPhases phases =
                        new ObservedPhases(WORKERS).failingIn(failing, 1).holding(failing, 1);
                Member<Void> run = run(phases, WORKERS, 3);
                company.turnOf(run, run::isDone); // The others have come to the end of the phase now.
                phases.letGo(failing, 1);

                expectFailure(run, failing, phases);
            }
        }

        @Test
        @Order(7)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY, points = 2)
        void a_failure_ends_the_work_of_those_who_come_later() throws Exception {
            for (int failing = 1; failing <= WORKERS; failing++) {
                int late = failing % WORKERS + 1;
                ObservedPhases phases = new ObservedPhases(WORKERS)
                        .failingIn(failing, 1)
                        .holding(failing, 1)
                        .holding(late, 1);
                Member<Void> run = run(phases, WORKERS, 3);
                company.turnOf(run, run::isDone); // Both are in the phase now, the third one is at its end.
                phases.letGo(failing, 1);
                Turn turn = company.turnOf(run, run::isDone);
                boolean atWork = phases.inside(1) > 0; // It may have been interrupted, and have ended.
                phases.letGo(late, 1);

                expectFailure(run, failing, phases);
                Expect.that(
                        turn != Turn.TOUCHED || !atWork, () -> "run threw while worker " + late + " was still at work");
            }
        }

        @Test
        @Order(8)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void a_failure_in_preparing_or_in_the_last_phase_comes_out_too() throws Exception {
            for (int phase : new int[] {0, 2}) {
                ObservedPhases phases =
                        new ObservedPhases(WORKERS).failingIn(2, phase).holding(2, phase);
                Member<Void> run = run(phases, WORKERS, 2);
                company.turnOf(run, run::isDone); // The others have all begun.
                phases.letGo(2, phase);

                expectFailure(run, 2, phases);
            }
        }

        @Test
        @Order(9)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void an_error_comes_out_too() throws Exception {
            ObservedPhases phases = new ObservedPhases(WORKERS).failingWithAnErrorIn(2, 1);

            expectFailure(run(phases, WORKERS, 2), 2, phases);
        }

        @Test
        @Order(10)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY, points = 2)
        @Costly
        void the_run_ends_although_a_worker_fails_before_another_has_begun() throws Exception {
            Exploration.of(FirstFails.class);
            Exploration.of(SecondFails.class);
        }

        @Test
        @Order(11)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_the_run_before_its_workers() throws Exception {
            ObservedPhases phases = new ObservedPhases(WORKERS).holding(1, 2);
            Member<Void> run = runEarly(phases);
            boolean ended = company.turnOf(run, run::isDone) == Turn.TOUCHED;
            // Whoever has given up waiting for others before that has ended; that is for the next check.
            boolean atWork = company.awaitUntil(() -> phases.inside(2) > 0) == Outcome.MET;

            Expect.that(
                    !ended || !atWork,
                    () -> "a time limit passed, and run ended while worker 1 was still at work in phase 2");
            phases.letGo(1, 2);
            company.resultOf(run);
        }

        @Test
        @Order(12)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_a_wait_for_the_others() throws Exception {
            for (int phase = 0; phase <= 1; phase++) {
                ObservedPhases phases = new ObservedPhases(WORKERS).holding(1, phase);
                Member<Void> run = runEarly(phases);
                company.turnOf(run, () -> run.isDone() || phases.offence().isPresent());
                phases.offence().ifPresent(offence -> {
                    throw Finding.wrong("a time limit passed, and " + offence)
                            .detail(phases.interleaving().table());
                });
                phases.letGo(1, phase);
                company.resultOf(run);

                String slow = phase == 0 ? "worker 1 prepared" : "worker 1 was in phase 1";
                for (int worker = 1; worker <= WORKERS; worker++) {
                    List<Integer> its = phases.phasesOf(worker);
                    int who = worker;
                    Expect.that(
                            its.equals(List.of(0, 1, 2)),
                            () -> "a time limit passed while " + slow + ", and of 0, 1 and 2 worker " + who + " did "
                                    + its);
                }
            }
        }

        @Test
        @Order(13)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void a_failure_ends_the_work_of_who_takes_no_notice_of_an_interrupt() throws Exception {
            Fails fails = new Fails();
            // Of two: a third one would wait, and its interrupt would end the waiting of all.
            Member<Void> run = company.start("caller", () -> {
                new PhasedWorkers().run(2, 2, fails);
                return null;
            });
            company.awaitUntil(() -> fails.busy.isHolding() || run.isDone());
            company.turnOf(run, run::isDone);
            fails.busy.letGo();

            fails.expectFailure(run);
        }

        @Test
        @Order(14)
        @Clause(value = "C5", aspect = Aspect.CONCURRENCY)
        void no_time_limit_ends_a_run_that_has_failed_before_its_workers() throws Exception {
            Fails fails = new Fails();
            Member<Void> run = runEarly(fails);
            company.awaitUntil(() -> fails.busy.isHolding() || run.isDone());
            boolean ended = company.turnOf(run, run::isDone) == Turn.TOUCHED;
            boolean busy = company.awaitUntil(fails.busy::isHolding) == Outcome.MET;
            fails.busy.letGo();

            Expect.that(
                    !ended || !busy,
                    () -> "worker 2 failed, a time limit passed, and run threw while worker 1 was still at work");
            fails.expectFailure(run);
        }

        @Test
        @Order(15)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void a_run_after_one_that_failed_begins_anew() throws Exception {
            PhasedWorkers same = new PhasedWorkers();
            ObservedPhases failed = new ObservedPhases(WORKERS).failingIn(2, 1);
            expectFailure(company.start("caller", () -> twoPhases(same, failed)), 2, failed);

            ObservedPhases next = new ObservedPhases(WORKERS);
            company.resultOf(company.start("caller", () -> twoPhases(same, next)));
            for (int worker = 1; worker <= WORKERS; worker++) {
                Expect.equal(
                        "phases of worker " + worker + " in the run after one that failed",
                        next.phasesOf(worker),
                        List.of(0, 1, 2));
            }
        }

        private static Void twoPhases(PhasedWorkers workers, PhasedWork work) throws InterruptedException {
            workers.run(WORKERS, 2, work);
            return null;
        }

        @Test
        @Order(16)
        @Clause(value = "C1", aspect = Aspect.CONCURRENCY)
        void a_part_that_leaves_its_thread_interrupted_costs_no_phase() throws Exception {
            for (int phase = 0; phase <= 1; phase++) {
                ObservedPhases phases = new ObservedPhases(WORKERS);
                int last = phase;
                Member<Void> run =
                        company.start("caller", () -> twoPhases(new PhasedWorkers(), new Interrupts(phases, last)));
                company.turnOf(run, run::isDone);
                if (run.isDone() && run.hasFailed()) {
                    continue; // What it has not done it has not hidden.
                }
                company.resultOf(run);
                for (int worker = 1; worker <= WORKERS; worker++) {
                    List<Integer> its = phases.phasesOf(worker);
                    int who = worker;
                    Expect.that(
                            its.equals(List.of(0, 1, 2)),
                            () -> "worker 2 left its thread interrupted, run returned, and of 0, 1 and 2 worker " + who
                                    + " did " + its);
                }
            }
        }

        /** Worker 2 leaves its thread interrupted when it has done its part of a phase. */
        private record Interrupts(PhasedWork work, int in) implements PhasedWork {

            @Override
            public void prepare(int worker) {
                work.prepare(worker);
                interruptIn(worker, 0);
            }

            @Override
            public void work(int worker, int phase) {
                work.work(worker, phase);
                interruptIn(worker, phase);
            }

            private void interruptIn(int worker, int phase) {
                if (worker == 2 && phase == in) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Test
        @Order(17)
        @Clause(value = "C6", aspect = Aspect.CONCURRENCY)
        void two_workers_may_fail_with_the_same_exception() throws Exception {
            PlannedFailure same = new PlannedFailure(1);
            CountDownLatch begun = new CountDownLatch(2);
            Member<Void> run = company.start("caller", () -> {
                new PhasedWorkers().run(2, 1, new PhasedWork() {

                    @Override
                    public void prepare(int worker) {}

                    @Override
                    public void work(int worker, int phase) {
                        begun.countDown();
                        try {
                            begun.await();
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        throw same;
                    }
                });
                return null;
            });

            try {
                company.resultOf(run);
            } catch (Exception e) {
                if (PlannedFailure.isBehind(e)) {
                    return;
                }
                throw e;
            }
            throw Finding.wrong(
                    "two workers failed with the same exception, and run returned as if nothing had happened");
        }

        @Test
        @Order(18)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void a_failure_comes_out_of_its_own_run_and_of_no_other_at_the_same_time() throws Exception {
            PhasedWorkers same = new PhasedWorkers();
            ObservedPhases failing =
                    new ObservedPhases(WORKERS).failingIn(1, 1).holding(1, 1).holding(2, 1);
            ObservedPhases busy = new ObservedPhases(WORKERS).holding(3, 1);
            Member<Void> failed = company.start("caller-1", () -> twoPhases(same, failing));
            company.turnOf(failed, failed::isDone);
            Member<Void> before = company.start("caller-2", () -> twoPhases(same, busy));
            company.turnOf(before, before::isDone);
            failing.letGo(1, 1);
            company.turnOf(failed, failed::isDone);
            ObservedPhases next = new ObservedPhases(WORKERS);
            company.resultOf(company.start("caller-3", () -> twoPhases(same, next)));
            failing.letGo(2, 1);

            expectFailure(failed, 1, failing);
            busy.letGo(3, 1);
            company.resultOf(before);
            Expect.equal("phases of worker 3 beside a run that failed", busy.phasesOf(3), List.of(0, 1, 2));
        }

        @Test
        @Order(19)
        @Clause(value = "C3", aspect = Aspect.CONCURRENCY)
        void an_interrupt_of_the_caller_lets_nobody_run_ahead() throws Exception {
            ObservedPhases phases = new ObservedPhases(WORKERS).holding(2, 1);
            Member<Void> run = run(phases, WORKERS, 2);
            company.turnOf(run, run::isDone);
            run.thread().interrupt();
            company.turnOf(run, () -> phases.offence().isPresent());
            phases.offence().ifPresent(offence -> {
                throw Finding.race("the caller was interrupted, and " + offence, phases.interleaving());
            });
            phases.letGo(2, 1);
            company.turnOf(run, run::isDone);
            company.settle();
        }

        @Test
        @Order(20)
        @Clause(value = "C4", aspect = Aspect.CONCURRENCY)
        void what_a_part_throws_comes_out_of_whatever_kind_it_is() throws Exception {
            // All caused by a planned failure: a worker that dies of it breaks nothing else.
            Throwable planned = new PlannedFailure(2);
            for (RuntimeException thrown : List.of(
                    new IllegalStateException("thrown by a part", planned),
                    (RuntimeException) new CancellationException("thrown by a part").initCause(planned),
                    new CompletionException("thrown by a part", planned),
                    new RuntimeException(new BrokenBarrierException().initCause(planned)),
                    new RuntimeException(new InterruptedException().initCause(planned)))) {
                expectToComeOut(thrown);
            }
        }

        private void expectToComeOut(RuntimeException thrown) throws Exception {
            Member<Void> run = company.start(
                    "caller",
                    () -> twoPhases(new PhasedWorkers(), new PhasedWork() {

                        @Override
                        public void prepare(int worker) {}

                        @Override
                        public void work(int worker, int phase) {
                            if (worker == 2) {
                                throw thrown;
                            }
                        }
                    }));

            Throwable out = null;
            try {
                company.resultOf(run);
            } catch (Exception e) {
                out = e;
            }
            Throwable seen = out;
            while (out != null && out != thrown) {
                out = out.getCause();
            }
            Expect.that(
                    out == thrown,
                    () -> "worker 2 threw " + thrown.getClass().getSimpleName() + ", and run "
                            + (seen == null
                                    ? "returned as if nothing had happened"
                                    : "threw " + seen + " without it as the cause"));
        }

        @Test
        @Order(21)
        @Clause(value = "C2", aspect = Aspect.CONCURRENCY)
        void all_workers_meet_however_many_there_are() throws Exception {
            int workers = Math.max(64, 4 * Runtime.getRuntime().availableProcessors()) + 1;
            ObservedPhases phases = new ObservedPhases(workers).meetingIn(1);
            Member<Void> run = run(phases, workers, 1);
            company.turnOf(run, () -> phases.metIn(1));
            if (!phases.metIn(1)) {
                throw Finding.notConcurrent(phases.inside(1) + " of " + workers
                        + " workers in phase 1 at once; then nothing moved any more");
            }
            company.resultOf(run);
        }

        /** Worker 2 fails in phase 1, in which worker 1 is busy and takes no notice of an interrupt. */
        private final class Fails implements PhasedWork {

            private final CountDownLatch begun = new CountDownLatch(1);
            private final Stubborn busy = new Stubborn();
            private final AtomicInteger later = new AtomicInteger();

            @Override
            public void prepare(int worker) {}

            @Override
            public void work(int worker, int phase) {
                if (phase > 1) {
                    later.incrementAndGet();
                } else if (worker == 1) {
                    begun.countDown();
                    busy.hold();
                    Thread.interrupted();
                } else if (worker == 2) {
                    try {
                        begun.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    throw new PlannedFailure(worker);
                }
            }

            private void expectFailure(Member<Void> run) throws Exception {
                boolean thrown = false;
                try {
                    company.resultOf(run);
                } catch (Exception e) {
                    if (!PlannedFailure.isBehind(e)) {
                        throw e;
                    }
                    thrown = true;
                }
                Expect.that(
                        later.get() == 0,
                        () -> "worker 2 failed in phase 1, and phase 2 was begun by others, " + later.get()
                                + " of them");
                Expect.that(thrown, () -> "worker 2 failed, and run returned as if nothing had happened");
            }
        }

        /** Runs two phases; each wait of the learner's ends as early as it may. */
        private Member<Void> runEarly(PhasedWork work) throws Exception {
            Function<PhasedWork, Callable<Void>> early = EarlyWaits.make(TwoPhases.class);
            return company.start("caller", early.apply(work));
        }

        private void expectFailure(Member<Void> run, int failing, ObservedPhases phases) throws Exception {
            boolean thrown = false;
            try {
                company.resultOf(run);
            } catch (Exception | AssertionError e) {
                if (!PlannedFailure.isBehind(e)) {
                    throw e;
                }
                thrown = true;
            }
            phases.offence().ifPresent(offence -> {
                throw Finding.wrong("worker " + failing + " failed, and then " + offence)
                        .detail(phases.interleaving().table());
            });
            Expect.that(thrown, () -> "worker " + failing + " failed, and run returned as if nothing had happened");
        }
    }
}
