/*
 * Broken on purpose: others are cancelled by the thread of run, which does so only once the body has ended.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

public final class TaskGroup {

    private record Task(long number, CompletableFuture<Boolean> answer) {}

    private final AsyncPrimeTest primeTest;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final List<Task> tasks = new ArrayList<>();
    private final List<Throwable> failures = new ArrayList<>();
    private boolean stopping;
    private int alive;

    private TaskGroup(AsyncPrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public static List<Long> run(AsyncPrimeTest primeTest, Consumer<TaskGroup> body) throws InterruptedException {
        TaskGroup group = new TaskGroup(primeTest);
        try {
            body.accept(group);
        } catch (Throwable t) {
            group.ended(t, 0);
        }
        return group.join();
    }

    public void start(long n) {
        lock.lock();
        try {
            if (stopping) {
                return;
            }
        } finally {
            lock.unlock();
        }
        CompletableFuture<Boolean> answer = primeTest.isPrime(n).toCompletableFuture();
        boolean tooLate;
        lock.lock();
        try {
            tasks.add(new Task(n, answer));
            alive++;
        } finally {
            lock.unlock();
        }
        answer.whenComplete((prime, thrown) -> ended(thrown, 1));
        lock.lock();
        try {
            tooLate = stopping;
        } finally {
            lock.unlock();
        }
        if (tooLate) {
            answer.cancel(true);
        }
    }

    private void ended(Throwable thrown, int count) {
        lock.lock();
        try {
            if (thrown != null && !(stopping && count > 0 && thrown instanceof CancellationException)) {
                failures.add(thrown);
                stopping = true;
            }
            alive -= count;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<Long> join() throws InterruptedException {
        boolean interrupted = false;
        boolean told = false;
        lock.lock();
        try {
            while (alive > 0) {
                if (stopping && !told) {
                    told = true;
                    List<Task> all = List.copyOf(tasks);
                    lock.unlock();
                    try {
                        all.forEach(task -> task.answer().cancel(true));
                    } finally {
                        lock.lock();
                    }
                    continue;
                }
                try {
                    news.await();
                } catch (InterruptedException e) {
                    interrupted = true;
                    stopping = true;
                }
            }
            if (interrupted) {
                throw new InterruptedException();
            }
            if (failures.isEmpty()) {
                return tasks.stream()
                        .filter(task -> task.answer().join())
                        .map(Task::number)
                        .toList();
            }
            CompletionException e = new CompletionException(failures.getFirst());
            failures.subList(1, failures.size()).forEach(e::addSuppressed);
            throw e;
        } finally {
            lock.unlock();
        }
    }
}
