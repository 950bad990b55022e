/*
 * Broken on purpose: allOf may be complete before the callback that notes a failure has run.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

/** A scope for asynchronous tasks: none of those that are started in it outlives it. */
public final class TaskGroup {

    private final AsyncPrimeTest primeTest;
    private final List<Task> tasks = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean cancelled;

    private record Task(long number, CompletableFuture<Boolean> answer) {}

    private TaskGroup(AsyncPrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public static List<Long> run(AsyncPrimeTest primeTest, Consumer<TaskGroup> body) throws InterruptedException {
        TaskGroup group = new TaskGroup(primeTest);
        try {
            body.accept(group);
        } catch (Throwable e) {
            group.fail(e);
        }
        group.awaitEnd();
        return group.primes();
    }

    public void start(long n) {
        synchronized (this) {
            if (cancelled) {
                return;
            }
        }
        CompletableFuture<Boolean> answer = primeTest.isPrime(n).toCompletableFuture();
        boolean late;
        synchronized (this) {
            tasks.add(new Task(n, answer));
            late = cancelled;
        }
        answer.whenComplete((prime, failed) -> {
            if (failed != null) {
                fail(failed);
            }
        });
        if (late) {
            answer.cancel(true);
        }
    }

    private void fail(Throwable failure) {
        synchronized (this) {
            if (!cancelled || !(failure instanceof CancellationException)) {
                failures.add(failure);
            }
        }
        cancelAll();
    }

    private void cancelAll() {
        List<Task> all;
        synchronized (this) {
            cancelled = true;
            all = List.copyOf(tasks);
        }
        all.forEach(task -> task.answer().cancel(true));
    }

    private void awaitEnd() throws InterruptedException {
        InterruptedException interrupt = null;
        CompletableFuture<Void> all =
                CompletableFuture.allOf(tasks.stream().map(Task::answer).toArray(CompletableFuture[]::new));
        boolean ended = false;
        while (!ended) {
            try {
                all.get();
                ended = true;
            } catch (ExecutionException | CancellationException e) {
                ended = true;
            } catch (InterruptedException e) {
                interrupt = e;
                cancelAll();
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
    }

    private synchronized List<Long> primes() {
        if (!failures.isEmpty()) {
            CompletionException thrown = new CompletionException(failures.getFirst());
            failures.stream().skip(1).forEach(thrown::addSuppressed);
            throw thrown;
        }
        return tasks.stream()
                .filter(task -> task.answer().join())
                .map(Task::number)
                .toList();
    }
}
