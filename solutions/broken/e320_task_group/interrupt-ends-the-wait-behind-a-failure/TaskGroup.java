/*
 * Broken on purpose: an interrupt ends the wait for the tasks when the body has thrown.
 * Verdict: LEAK
 * Clause: C8
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

    private static final class Task {
        private final long n;
        private final CompletableFuture<Boolean> future;
        private boolean prime;

        Task(long n, CompletableFuture<Boolean> future) {
            this.n = n;
            this.future = future;
        }
    }

    private final AsyncPrimeTest primeTest;
    private final Object lock = new Object();
    private final List<Task> tasks = new ArrayList<>();
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
            group.awaitEnds();
        } catch (InterruptedException e) {
            group.cancelAll();
            group.awaitEndsWhatever();
            throw e;
        } catch (Throwable e) {
            group.fail(e);
            group.awaitEnds();
        }
        return group.primes();
    }

    private void awaitEnds() throws InterruptedException {
        synchronized (lock) {
            while (alive > 0) {
                lock.wait();
            }
        }
    }

    private void awaitEndsWhatever() {
        boolean interrupted = false;
        synchronized (lock) {
            while (alive > 0) {
                try {
                    lock.wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
            for (Task task : tasks) {
                if (task.prime) {
                    primes.add(task.n);
                }
            }
            return primes;
        }
    }

    public void start(long n) {
        if (isStopped()) {
            return;
        }
        Task task = new Task(n, primeTest.isPrime(n).toCompletableFuture());
        synchronized (lock) {
            tasks.add(task);
            alive++;
        }
        task.future.whenComplete((prime, thrown) -> ended(task, prime, thrown));
        if (isStopped()) {
            task.future.cancel(true);
        }
    }

    private boolean isStopped() {
        synchronized (lock) {
            return stopped;
        }
    }

    private void ended(Task task, Boolean prime, Throwable thrown) {
        if (thrown != null && !(thrown instanceof CancellationException && isStopped())) {
            fail(thrown);
        }
        synchronized (lock) {
            task.prime = thrown == null && prime;
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
        List<Task> others;
        synchronized (lock) {
            if (stopped) {
                return;
            }
            stopped = true;
            others = List.copyOf(tasks);
        }
        others.forEach(task -> task.future.cancel(true));
    }
}
