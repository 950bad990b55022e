package kata.testkit;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * A thread of a {@link Company} that runs the learner's code. Safe for several threads.
 *
 * @param <T> what the code returns
 */
public final class Member<T> {

    private final FutureTask<T> task;
    private final Thread thread;

    Member(String name, Callable<T> code) {
        task = new FutureTask<>(code);
        thread = Thread.ofPlatform().daemon().name(name).unstarted(task);
    }

    /** Whether the code has returned or thrown. */
    public boolean isDone() {
        return task.isDone();
    }

    /** Whether the code has thrown. */
    public boolean hasFailed() {
        return task.state() == Future.State.FAILED;
    }

    /** The member's thread. */
    public Thread thread() {
        return thread;
    }

    /** The learner's line at which the thread is now, {@code PrimeCounter.java:23}, or {@code ""}. */
    public String line() {
        return LearnerCode.line(thread.getStackTrace()).orElse("");
    }

    void begin() {
        thread.start();
    }

    /** What the code threw. Only if it {@link #hasFailed}. */
    Throwable failure() {
        return task.exceptionNow();
    }

    /** What the code returned. Only if it is done and has not failed. */
    T result() {
        return task.resultNow();
    }
}
