package io.github.primeskata.watch;

import io.github.primeskata.catalog.Exercise;
import io.github.primeskata.catalog.Layout;
import io.github.primeskata.compile.HarnessException;
import io.github.primeskata.grade.Depth;
import io.github.primeskata.grade.Verdict;
import io.github.primeskata.intake.Submission;
import io.github.primeskata.run.Progress;
import io.github.primeskata.run.Result;
import io.github.primeskata.run.SubmissionGrader;
import io.github.primeskata.text.Messages;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Grades, one after the other, on a thread of its own, with one run that stays open: compiler and tests are ready from
 * the second grading on. Thread-safe.
 */
final class Gradings implements AutoCloseable {

    private static final long CLOSE_SECONDS = 20;

    /** Opens the run that grades, whenever there is none. */
    @FunctionalInterface
    interface Opener {

        /** A new one. */
        SubmissionGrader open() throws IOException;
    }

    private final Layout layout;
    private final Opener opener;
    private final Consumer<Event> events;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "primes-watch-grading");
        thread.setDaemon(true);
        return thread;
    });

    /** Used by the worker alone, and by the one who closes after the worker has ended. */
    private SubmissionGrader run;

    private volatile Grading last;

    /** A grading whose result is of no use, so that compiler and grader are warm when the first save comes. */
    private volatile Grading warmUp;

    private volatile Error broken;

    Gradings(Layout layout, Opener opener, Consumer<Event> events) {
        this.layout = layout;
        this.opener = opener;
        this.events = events;
    }

    /** Grades once those before are done. Does not wait for it: its result is an event, unless it is cancelled. */
    synchronized void begin(int number, Exercise exercise, Depth depth) {
        Grading grading = new Grading(number, exercise, depth);
        last = grading;
        endWarmUp();
        worker.execute(grading);
    }

    /** Ends the last grading if it has that number: at once if the submission runs, else before it would. */
    void cancel(int number) {
        Grading grading = last;
        if (grading != null && grading.number == number) {
            grading.cancel();
        }
    }

    /** The stage in which the last grading is; null if it has not begun. */
    Progress.Stage stage() {
        Grading grading = last;
        return grading == null ? null : grading.stage;
    }

    /** The sentence of the check that runs; empty if none does. */
    String check() {
        Grading grading = last;
        return grading == null ? "" : grading.check;
    }

    /**
     * Throws what broke the grader so badly that it could not be told by an event: where the plugin was installed anew
     * meanwhile, no class is found that was not needed before.
     */
    void throwIfBroken() {
        Error error = broken;
        if (error != null) {
            throw error;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        // Nothing has to be kept warm now.
        worker.shutdownNow();
        if (worker.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            reopen();
        }
    }

    /** Lets go of the run, so that the next grading opens another. */
    private void reopen() throws IOException {
        SubmissionGrader old = run;
        run = null;
        if (old != null) {
            old.close();
        }
    }

    private void endWarmUp() {
        Grading grading = warmUp;
        if (grading != null) {
            grading.cancel();
        }
    }

    /** Whoever has not begun yet will need some time for the first save. */
    private synchronized void warmUp(Grading graded, Result result) {
        if (warmUp == null && result.grade().verdict() instanceof Verdict.NotStarted && graded == last) {
            warmUp = new Grading(0, graded.exercise, Depth.QUICK);
            worker.execute(warmUp);
        }
    }

    private Result grade(Grading grading) throws IOException, InterruptedException {
        if (run == null) {
            run = opener.open();
        }
        Exercise exercise = grading.exercise;
        Submission submission = Submission.from(
                exercise,
                layout.stubs().resolve(exercise.name()),
                layout.pristine().resolve(exercise.name()));
        if (grading == warmUp) {
            submission = new Submission(exercise, submission.files(), true);
        }
        return run.grade(submission, grading.depth, grading);
    }

    /**
     * Once more with another run if this one is of no use any more: {@code mvn clean} has taken its folders away, or a
     * process of the grader was killed.
     */
    private Result gradeAnyhow(Grading grading) throws IOException, InterruptedException {
        boolean fresh = run == null;
        try {
            Result result = grade(grading);
            if (fresh || !(result.grade().verdict() instanceof Verdict.InternalError)) {
                return result;
            }
        } catch (IOException e) {
            if (fresh) {
                throw e;
            }
        }
        reopen();
        return grade(grading);
    }

    private final class Grading implements Runnable, Progress {

        private final int number;
        private final Exercise exercise;
        private final Depth depth;
        private volatile Stage stage;
        private volatile String check = "";
        private Thread thread;
        private boolean cancelled;

        Grading(int number, Exercise exercise, Depth depth) {
            this.number = number;
            this.exercise = exercise;
            this.depth = depth;
        }

        @Override
        public void run() {
            Event event = null;
            if (begins()) {
                try {
                    Result result = gradeAnyhow(this);
                    event = new Event.Graded(number, result);
                    warmUp(this, result);
                } catch (CancellationException e) {
                    // Nobody waits for it.
                } catch (InterruptedException e) {
                    // It was cancelled, or all is closed.
                } catch (HarnessException e) {
                    event = new Event.Broke(number, Messages.testsBroken(e.getMessage()));
                } catch (IOException | RuntimeException e) {
                    event = new Event.Broke(number, e.toString());
                } catch (Error e) {
                    event = told(e);
                }
            }
            if (!ends() && event != null && this != warmUp) {
                events.accept(event);
            }
        }

        /** Whoever waits must hear of it; null if even that cannot be said. */
        private Event told(Error e) {
            try {
                return new Event.Broke(number, Messages.startWatchAgain(e.toString()));
            } catch (Error worse) {
                broken = e;
                return null;
            }
        }

        private synchronized boolean begins() {
            thread = Thread.currentThread();
            return !cancelled;
        }

        /** Whether it was cancelled. From now on it is too late for that, and the thread is as it was. */
        private synchronized boolean ends() {
            thread = null;
            if (cancelled) {
                Thread.interrupted();
            }
            return cancelled;
        }

        /**
         * Only a submission that runs is interrupted: an interrupt in the compiler would end its JVM, which is to be kept
         * warm, and a compilation is soon over.
         */
        synchronized void cancel() {
            cancelled = true;
            if (thread != null && stage == Stage.RUN) {
                thread.interrupt();
            }
        }

        @Override
        public synchronized void stage(Exercise of, Stage begun) {
            if (cancelled) {
                throw new CancellationException();
            }
            stage = begun;
            check = "";
        }

        @Override
        public void check(Exercise of, String name) {
            check = name;
        }
    }
}
