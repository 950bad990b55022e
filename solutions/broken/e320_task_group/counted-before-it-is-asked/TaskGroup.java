/*
 * Broken on purpose: a task counts as alive before the test is asked, and if that throws, for ever.
 * Verdict: TIMEOUT
 * Clause: C6
 */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

/** A scope for asynchronous tasks: none of those that are started in it outlives it. */
public final class TaskGroup {

    private final AsyncPrimeTest primeTest;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int alive;
    private boolean cancelled;

    private TaskGroup(AsyncPrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    /** Runs the body with a new group, waits for all of its tasks, and tells which numbers are prime. */
    public static List<Long> run(AsyncPrimeTest primeTest, Consumer<TaskGroup> body) throws InterruptedException {
        TaskGroup group = new TaskGroup(primeTest);
        try {
            body.accept(group);
        } catch (Throwable t) {
            group.failed(t);
        }
        boolean interrupted = group.awaitAll();
        if (interrupted) {
            throw new InterruptedException();
        }
        return group.outcome();
    }

    /** Starts a task. */
    public void start(long n) {
        if (isCancelled()) {
            return;
        }
        synchronized (this) {
            alive++;
        }
        CompletableFuture<Boolean> answer = primeTest.isPrime(n).toCompletableFuture();
        synchronized (this) {
            tasks.add(new Task(n, answer));
        }
        answer.whenComplete((prime, thrown) -> ended(thrown));
        if (isCancelled()) {
            answer.cancel(true);
        }
    }

    private void ended(Throwable thrown) {
        if (thrown != null) {
            failed(thrown);
        }
        synchronized (this) {
            alive--;
            notifyAll();
        }
    }

    private void failed(Throwable thrown) {
        synchronized (this) {
            if (cancelled && thrown instanceof CancellationException) {
                return;
            }
            failures.add(thrown);
        }
        cancelAll();
    }

    private void cancelAll() {
        List<Task> all;
        synchronized (this) {
            if (cancelled) {
                return;
            }
            cancelled = true;
            all = List.copyOf(tasks);
        }
        all.forEach(task -> task.answer.cancel(true));
    }

    /** Waits until no task is alive (C8); tells whether the caller was interrupted meanwhile. */
    private boolean awaitAll() {
        boolean interrupted = false;
        while (true) {
            try {
                synchronized (this) {
                    while (alive > 0) {
                        wait();
                    }
                }
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                cancelAll();
            }
        }
    }

    private synchronized boolean isCancelled() {
        return cancelled;
    }

    private synchronized List<Long> outcome() {
        if (!failures.isEmpty()) {
            CompletionException failure = new CompletionException(failures.getFirst());
            failures.stream().skip(1).forEach(failure::addSuppressed);
            throw failure;
        }
        return tasks.stream()
                .filter(task -> task.answer.join())
                .map(Task::number)
                .toList();
    }

    private record Task(long number, CompletableFuture<Boolean> answer) {}
}
