/*
 * Broken on purpose: running tasks are kept by number; of two with the same number one is never cancelled.
 * Verdict: WRONG
 * Clause: C3
 */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

public final class TaskGroup {

    private record Task(long number, CompletableFuture<Boolean> answer) {}

    private final AsyncPrimeTest primeTest;
    private final List<Task> started = new ArrayList<>();
    private final Map<Long, CompletableFuture<Boolean>> running = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final Semaphore ended = new Semaphore(0);

    private TaskGroup(AsyncPrimeTest primeTest) {
        this.primeTest = primeTest;
    }

    public static List<Long> run(AsyncPrimeTest primeTest, Consumer<TaskGroup> body) throws InterruptedException {
        TaskGroup group = new TaskGroup(primeTest);
        try {
            body.accept(group);
        } catch (Throwable t) {
            group.fail(t);
        }
        int count = group.started.size();
        if (!group.ended.tryAcquire(count)) {
            try {
                group.ended.acquire(count);
            } catch (InterruptedException e) {
                group.stop();
                group.ended.acquireUninterruptibly(count);
                throw e;
            }
        }
        Throwable first = group.failures.poll();
        if (first != null) {
            CompletionException e = new CompletionException(first);
            group.failures.forEach(e::addSuppressed);
            throw e;
        }
        return group.started.stream()
                .filter(task -> task.answer().join())
                .map(Task::number)
                .toList();
    }

    public void start(long n) {
        if (stopping.get()) {
            return;
        }
        CompletableFuture<Boolean> answer = primeTest.isPrime(n).toCompletableFuture();
        started.add(new Task(n, answer));
        running.put(n, answer);
        answer.whenComplete((prime, thrown) -> {
            running.remove(n, answer);
            if (thrown != null && !(stopping.get() && thrown instanceof CancellationException)) {
                fail(thrown);
            }
            ended.release();
        });
        if (stopping.get()) {
            answer.cancel(true);
        }
    }

    private void fail(Throwable thrown) {
        failures.add(thrown);
        stop();
    }

    private void stop() {
        if (stopping.compareAndSet(false, true)) {
            running.values().forEach(answer -> answer.cancel(true));
        }
    }
}
