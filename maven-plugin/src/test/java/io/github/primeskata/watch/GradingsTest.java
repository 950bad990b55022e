package io.github.primeskata.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.primeskata.Samples;
import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.compile.HarnessException;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.ExerciseGrade;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.run.Progress;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.SubmissionGrader;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GradingsTest {

    private static final Exercise E410 = Samples.exercise("e410_threads");

    /** What a grading does in place of grading. */
    @FunctionalInterface
    private interface Script {
        Verdict play(Submission submission, Progress progress) throws IOException, InterruptedException;
    }

    /** A run that does what the next script says. */
    private final class Run implements SubmissionGrader {

        private boolean closed;

        @Override
        public Result grade(Submission submission, Depth depth, Progress progress)
                throws IOException, InterruptedException {
            assertFalse(closed, "graded with a run that is closed");
            assertFalse(Thread.currentThread().isInterrupted(), "an interrupt is left from the grading before");
            begun.add(depth);
            Verdict verdict = scripts.remove().play(submission, progress);
            return new Result(
                    new ExerciseGrade(E410, verdict, Optional.empty(), List.of(), 0, 0),
                    List.of(),
                    List.of(),
                    "",
                    List.of(),
                    1);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @TempDir
    private Path root;

    private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final BlockingQueue<Depth> begun = new LinkedBlockingQueue<>();
    private final List<Run> runs = new CopyOnWriteArrayList<>();
    private final CountDownLatch held = new CountDownLatch(1);
    private Gradings gradings;

    @BeforeEach
    void open() {
        Layout layout = Samples.checkout(root);
        gradings = new Gradings(
                layout,
                () -> {
                    Run run = new Run();
                    runs.add(run);
                    return run;
                },
                events::add);
    }

    @AfterEach
    void close() throws Exception {
        held.countDown();
        gradings.close();
    }

    private void begin(int number, Script script) {
        scripts.add(script);
        gradings.begin(number, E410, Depth.FULL);
    }

    private static Script verdict(Verdict verdict) {
        return (submission, progress) -> verdict;
    }

    private Event next() throws InterruptedException {
        Event event = events.poll(30, TimeUnit.SECONDS);
        assertTrue(event != null, "no event came");
        return event;
    }

    private void expectGraded(int number, Class<? extends Verdict> verdict) throws InterruptedException {
        Event.Graded graded = (Event.Graded) next();
        assertEquals(number, graded.number());
        assertEquals(verdict, graded.result().grade().verdict().getClass());
    }

    private void awaitBegun() throws InterruptedException {
        assertTrue(begun.poll(30, TimeUnit.SECONDS) != null, "no grading has begun");
    }

    @Test
    void gradings_are_done_one_after_the_other_with_one_run() throws Exception {
        assertNull(gradings.stage());
        begin(1, (submission, progress) -> {
            held.await();
            return new Verdict.Pass();
        });
        begin(2, verdict(new Verdict.Race()));
        awaitBegun();
        assertTrue(begun.isEmpty(), "the second has begun before the first was done");
        held.countDown();

        expectGraded(1, Verdict.Pass.class);
        expectGraded(2, Verdict.Race.class);
        assertEquals(1, runs.size());
    }

    @Test
    void stage_and_check_are_those_of_the_last_grading() throws Exception {
        begin(1, (submission, progress) -> {
            progress.stage(E410, Progress.Stage.RUN);
            progress.check(E410, "two workers meet");
            return new Verdict.Pass();
        });
        expectGraded(1, Verdict.Pass.class);
        assertEquals(Progress.Stage.RUN, gradings.stage());
        assertEquals("two workers meet", gradings.check());
    }

    @Test
    void a_grading_that_is_cancelled_while_it_waits_is_never_begun() throws Exception {
        begin(1, (submission, progress) -> {
            held.await();
            return new Verdict.Pass();
        });
        awaitBegun();
        gradings.begin(2, E410, Depth.FULL); // Has no script: it would fail.
        gradings.cancel(2);
        begin(3, verdict(new Verdict.Pass()));
        held.countDown();

        expectGraded(1, Verdict.Pass.class);
        expectGraded(3, Verdict.Pass.class);
    }

    @Test
    void a_submission_that_runs_is_interrupted_and_has_no_event() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        begin(1, (submission, progress) -> {
            progress.stage(E410, Progress.Stage.RUN);
            begun.add(Depth.FULL);
            try {
                held.await();
            } finally {
                interrupted.countDown();
            }
            return new Verdict.Pass();
        });
        awaitBegun();
        awaitBegun();
        gradings.cancel(2); // Another number: nothing happens.
        assertEquals(1, interrupted.getCount());
        gradings.cancel(1);
        assertTrue(interrupted.await(30, TimeUnit.SECONDS), "it was not interrupted");
        begin(3, verdict(new Verdict.Pass()));

        expectGraded(3, Verdict.Pass.class);
    }

    @Test
    void a_compilation_is_not_interrupted_and_nothing_runs_after_it() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        begin(1, (submission, progress) -> {
            progress.stage(E410, Progress.Stage.COMPILE);
            begun.add(Depth.FULL);
            try {
                held.await();
                seen.add("compiled");
            } catch (InterruptedException e) {
                seen.add("interrupted");
            }
            progress.stage(E410, Progress.Stage.RUN);
            seen.add("run");
            return new Verdict.Pass();
        });
        awaitBegun();
        awaitBegun();
        gradings.cancel(1);
        held.countDown();
        begin(2, verdict(new Verdict.Pass()));

        expectGraded(2, Verdict.Pass.class);
        assertEquals(List.of("compiled"), seen);
    }

    @Test
    void a_run_that_is_of_no_use_any_more_is_replaced_once() throws Exception {
        begin(1, verdict(new Verdict.Pass()));
        expectGraded(1, Verdict.Pass.class);

        scripts.add(verdict(new Verdict.InternalError("the compiler is gone")));
        begin(2, verdict(new Verdict.Pass()));
        expectGraded(2, Verdict.Pass.class);
        assertEquals(2, runs.size());
        assertTrue(runs.get(0).closed);

        scripts.add((submission, progress) -> {
            throw new IOException("no folder");
        });
        begin(3, verdict(new Verdict.InternalError("again")));
        expectGraded(3, Verdict.InternalError.class);
        assertEquals(3, runs.size());
    }

    @Test
    void what_a_fresh_run_says_is_said() throws Exception {
        begin(1, (submission, progress) -> {
            throw new IOException("disk full");
        });
        assertEquals(new Event.Broke(1, "java.io.IOException: disk full"), next());
        assertEquals(1, runs.size());
    }

    @Test
    void an_error_of_the_grader_itself_is_told_and_the_next_grading_is_done() throws Exception {
        begin(1, (submission, progress) -> {
            throw new NoClassDefFoundError("grade/Verdict");
        });
        assertEquals(
                new Event.Broke(1, Messages.startWatchAgain("java.lang.NoClassDefFoundError: grade/Verdict")), next());
        begin(2, verdict(new Verdict.Pass()));
        expectGraded(2, Verdict.Pass.class);
    }

    @Test
    void an_error_that_cannot_be_told_is_thrown_to_who_waits() throws Exception {
        Error untold = new Error() {
            @Override
            public String toString() {
                throw new NoClassDefFoundError("text/Messages");
            }
        };
        gradings.throwIfBroken();
        begin(1, (submission, progress) -> {
            throw untold;
        });
        begin(2, verdict(new Verdict.Pass()));
        expectGraded(2, Verdict.Pass.class);
        assertSame(untold, assertThrows(Error.class, gradings::throwIfBroken));
    }

    @Test
    void an_internal_error_of_a_fresh_run_is_its_result() throws Exception {
        begin(1, verdict(new Verdict.InternalError("no compiler")));
        expectGraded(1, Verdict.InternalError.class);
        assertEquals(1, runs.size());
    }

    @Test
    void tests_that_do_not_compile_are_said_to_be_broken() throws Exception {
        begin(2, (submission, progress) -> {
            throw new HarnessException("ThreadsTest.java:7 ';' expected");
        });
        assertEquals(new Event.Broke(2, Messages.testsBroken("ThreadsTest.java:7 ';' expected")), next());
    }

    @Test
    void an_untouched_stub_is_followed_by_one_quick_grading_that_nobody_hears_of() throws Exception {
        List<Boolean> started = new ArrayList<>();
        CountDownLatch warm = new CountDownLatch(1);
        scripts.add(verdict(new Verdict.NotStarted()));
        scripts.add((submission, progress) -> {
            progress.stage(E410, Progress.Stage.RUN);
            started.add(submission.started());
            warm.countDown();
            held.await();
            return new Verdict.Pass();
        });
        Samples.write(root.resolve("kata-exercises/src/pristine/kata/e410_threads/ThreadsRunner.java"), "class X {}");
        Samples.write(root.resolve("kata-exercises/src/main/java/kata/e410_threads/ThreadsRunner.java"), "class X {}");
        gradings.begin(1, E410, Depth.FULL);
        expectGraded(1, Verdict.NotStarted.class);
        assertTrue(warm.await(30, TimeUnit.SECONDS), "nothing was kept warm");
        assertEquals(List.of(true), started);
        assertEquals(List.of(Depth.FULL, Depth.QUICK), List.copyOf(begun));

        begin(2, verdict(new Verdict.NotStarted())); // Ends the warm-up, and does not make another one.
        expectGraded(2, Verdict.NotStarted.class);
        begin(3, verdict(new Verdict.Pass()));
        expectGraded(3, Verdict.Pass.class);
        assertEquals(List.of(Depth.FULL, Depth.QUICK, Depth.FULL, Depth.FULL), List.copyOf(begun));
    }

    @Test
    void closing_ends_the_submission_that_runs_and_lets_go_of_the_run() throws Exception {
        begin(1, (submission, progress) -> {
            progress.stage(E410, Progress.Stage.RUN);
            held.await();
            return new Verdict.Pass();
        });
        awaitBegun();
        gradings.close();

        assertTrue(runs.get(0).closed);
        assertNull(events.poll());
    }
}
