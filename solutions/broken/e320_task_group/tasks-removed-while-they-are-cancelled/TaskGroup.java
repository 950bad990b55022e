/*
 * Broken on purpose: a task that is cancelled removes itself from the list that is being walked.
 * Verdict: TIMEOUT
 * Clause: C3
 */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Phaser;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

/** A scope for asynchronous tasks: none of those that are started in it outlives it. */
public final class TaskGroup {

    private final AsyncPrimeTest primeTest;
    private final List<Task> tasks = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> underWay = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private final Phaser alive = new Phaser(1);
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
        alive.register();
        boolean late;
        synchronized (this) {
            tasks.add(new Task(n, answer));
            underWay.add(answer);
            late = cancelled;
        }
        answer.whenComplete((prime, failed) -> {
            ended(answer);
            if (failed != null) {
                fail(failed);
            }
            alive.arriveAndDeregister();
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

    private synchronized void cancelAll() {
        cancelled = true;
        for (CompletableFuture<Boolean> answer : underWay) {
            answer.cancel(true);
        }
    }

    private synchronized void ended(CompletableFuture<Boolean> answer) {
        underWay.remove(answer);
    }

    private void awaitEnd() throws InterruptedException {
        InterruptedException interrupt = null;
        int phase = alive.arrive();
        boolean ended = false;
        while (!ended) {
            try {
                alive.awaitAdvanceInterruptibly(phase);
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
