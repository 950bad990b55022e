/*
 * Broken on purpose: a task that failed by itself with a CancellationException is not taken for a failure.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

public final class TaskGroup {

    private record Task(long number, CompletableFuture<Boolean> answer) {}

    private final AsyncPrimeTest primeTest;
    private final Thread owner = Thread.currentThread();
    private final ConcurrentLinkedQueue<Task> tasks = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger alive = new AtomicInteger();
    private volatile boolean cancelled;

    private TaskGroup(AsyncPrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public static List<Long> run(AsyncPrimeTest primeTest, Consumer<TaskGroup> body) throws InterruptedException {
        TaskGroup group = new TaskGroup(primeTest);
        try {
            body.accept(group);
        } catch (Throwable t) {
            group.failures.add(t);
            group.cancelAll();
        }
        boolean interrupted = false;
        while (group.alive.get() > 0) {
            LockSupport.park(group);
            if (Thread.interrupted()) {
                interrupted = true;
                group.cancelAll();
            }
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (!group.failures.isEmpty()) {
            CompletionException e = new CompletionException(group.failures.poll());
            group.failures.forEach(e::addSuppressed);
            throw e;
        }
        List<Long> primes = new ArrayList<>();
        for (Task task : group.tasks) {
            if (task.answer().state() == Future.State.SUCCESS && task.answer().resultNow()) {
                primes.add(task.number());
            }
        }
        return primes;
    }

    public void start(long n) {
        if (cancelled) {
            return;
        }
        CompletionStage<Boolean> stage = primeTest.isPrime(n);
        Task task = new Task(n, stage.toCompletableFuture());
        tasks.add(task);
        alive.incrementAndGet();
        stage.whenComplete((prime, failure) -> {
            // whoever was cancelled has not failed
            if (failure != null && !task.answer().isCancelled()) {
                failures.add(failure);
                cancelAll();
            }
            alive.decrementAndGet();
            LockSupport.unpark(owner);
        });
        if (cancelled) {
            task.answer().cancel(true);
        }
    }

    private void cancelAll() {
        cancelled = true;
        tasks.forEach(task -> task.answer().cancel(true));
    }
}
