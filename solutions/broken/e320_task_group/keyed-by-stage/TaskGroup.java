/*
 * Broken on purpose: the tasks are a map from the stage to the number, and two may have one stage.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

/** A scope for asynchronous tasks: none of those that are started in it outlives it. */
public final class TaskGroup {
    private final AsyncPrimeTest primeTest;
    private final Object lock = new Object();
    private final Map<CompletableFuture<Boolean>, Long> tasks = new LinkedHashMap<>();
    private final List<Throwable> failures = new ArrayList<>();
    private int alive;
    private boolean stopped;

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
        group.awaitEnds();
        return group.primes();
    }

    private void awaitEnds() throws InterruptedException {
        InterruptedException interrupt = null;
        while (true) {
            try {
                synchronized (lock) {
                    while (alive > 0) {
                        lock.wait();
                    }
                }
                break;
            } catch (InterruptedException e) {
                interrupt = e;
                cancelAll();
            }
        }
        if (interrupt != null) {
            throw interrupt;
        }
    }

    private List<Long> primes() {
        synchronized (lock) {
            if (!failures.isEmpty()) {
                CompletionException thrown = new CompletionException(failures.getFirst());
                failures.stream().skip(1).forEach(thrown::addSuppressed);
                throw thrown;
            }
            List<Long> primes = new ArrayList<>();
            tasks.forEach((task, n) -> {
                if (task.join()) {
                    primes.add(n);
                }
            });
            return primes;
        }
    }

    public void start(long n) {
        if (isStopped()) {
            return;
        }
        CompletableFuture<Boolean> task = primeTest.isPrime(n).toCompletableFuture();
        synchronized (lock) {
            tasks.put(task, n);
            alive++;
        }
        task.whenComplete((prime, thrown) -> ended(thrown));
        if (isStopped()) {
            task.cancel(true);
        }
    }

    private boolean isStopped() {
        synchronized (lock) {
            return stopped;
        }
    }

    private void ended(Throwable thrown) {
        if (thrown != null && !(thrown instanceof CancellationException && isStopped())) {
            fail(thrown);
        }
        synchronized (lock) {
            alive--;
            lock.notifyAll();
        }
    }

    private void fail(Throwable thrown) {
        synchronized (lock) {
            failures.add(thrown);
        }
        cancelAll();
    }

    private void cancelAll() {
        List<CompletableFuture<Boolean>> others;
        synchronized (lock) {
            if (stopped) {
                return;
            }
            stopped = true;
            others = List.copyOf(tasks.keySet());
        }
        others.forEach(task -> task.cancel(true));
    }
}
