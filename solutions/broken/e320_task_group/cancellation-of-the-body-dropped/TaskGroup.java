/*
 * Broken on purpose: a CancellationException after the first failure counts as a task's end, also if the body threw it.
 * Verdict: WRONG
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

public final class TaskGroup {

    private record Task(long number, CompletableFuture<Boolean> answer) {}

    private final AsyncPrimeTest primeTest;
    private final List<Task> tasks = new ArrayList<>();
    private CompletionException failure;
    private boolean stopping;
    private int alive = 1; // the body

    private TaskGroup(AsyncPrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public static List<Long> run(AsyncPrimeTest primeTest, Consumer<TaskGroup> body) throws InterruptedException {
        TaskGroup group = new TaskGroup(primeTest);
        Throwable thrown = null;
        try {
            body.accept(group);
        } catch (Throwable t) {
            thrown = t;
        }
        group.ended(thrown); // the body is alive like a task, and ends like one
        return group.result();
    }

    public void start(long n) {
        if (isStopping()) {
            return;
        }
        Task task = new Task(n, primeTest.isPrime(n).toCompletableFuture());
        synchronized (this) {
            tasks.add(task);
            alive++;
        }
        task.answer().whenComplete((prime, thrown) -> ended(thrown));
        if (isStopping()) {
            task.answer().cancel(true);
        }
    }

    private synchronized boolean isStopping() {
        return stopping;
    }

    private void ended(Throwable thrown) {
        List<Task> others = List.of();
        synchronized (this) {
            if (thrown != null && !(stopping && thrown instanceof CancellationException)) {
                if (failure == null) {
                    failure = new CompletionException(thrown);
                } else {
                    failure.addSuppressed(thrown);
                }
                if (!stopping) {
                    stopping = true;
                    others = List.copyOf(tasks);
                }
            }
        }
        others.forEach(task -> task.answer().cancel(true));
        synchronized (this) {
            alive--;
            notifyAll();
        }
    }

    private List<Long> result() throws InterruptedException {
        boolean interrupted = false;
        while (true) {
            List<Task> all;
            synchronized (this) {
                try {
                    while (alive > 0) {
                        wait();
                    }
                    if (interrupted) {
                        throw new InterruptedException();
                    }
                    break;
                } catch (InterruptedException e) {
                    if (alive == 0) {
                        throw e;
                    }
                    interrupted = true;
                    stopping = true;
                    all = List.copyOf(tasks);
                }
            }
            all.forEach(task -> task.answer().cancel(true));
        }
        if (failure != null) {
            throw failure;
        }
        return tasks.stream()
                .filter(task -> task.answer().join())
                .map(Task::number)
                .toList();
    }
}
