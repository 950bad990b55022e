/* Another right way: allOf over stages that follow the tasks and never fail. */
package kata.e320_task_group;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import kata.model.AsyncPrimeTest;

/** A scope for asynchronous tasks: none of those that are started in it outlives it. */
public final class TaskGroup {

    private final AsyncPrimeTest primeTest;
    private final List<Long> numbers = new ArrayList<>();
    private final List<CompletableFuture<Boolean>> answers = new CopyOnWriteArrayList<>();
    // What follows the answers: when these are done, each failure has been noted.
    private final List<CompletableFuture<Void>> ends = new ArrayList<>();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile boolean cancelled;

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
        if (group.isInterruptedBeforeTheEnd()) {
            throw new InterruptedException();
        }
        if (!group.failures.isEmpty()) {
            CompletionException failure = new CompletionException(group.failures.removeFirst());
            group.failures.forEach(failure::addSuppressed);
            throw failure;
        }
        List<Long> primes = new ArrayList<>();
        for (int i = 0; i < group.numbers.size(); i++) {
            if (group.answers.get(i).join()) {
                primes.add(group.numbers.get(i));
            }
        }
        return primes;
    }

    /** Starts a task. */
    public void start(long n) {
        if (cancelled) {
            return;
        }
        CompletableFuture<Boolean> answer = primeTest.isPrime(n).toCompletableFuture();
        numbers.add(n);
        answers.add(answer);
        ends.add(answer.handle((prime, thrown) -> {
            if (thrown != null) {
                failed(thrown);
            }
            return null;
        }));
        if (cancelled) {
            answer.cancel(true);
        }
    }

    private void failed(Throwable thrown) {
        if (!cancelled || !(thrown instanceof CancellationException)) {
            failures.add(thrown);
            cancelAll();
        }
    }

    private void cancelAll() {
        cancelled = true;
        answers.forEach(answer -> answer.cancel(true));
    }

    private boolean isInterruptedBeforeTheEnd() {
        CompletableFuture<Void> end = CompletableFuture.allOf(ends.toArray(new CompletableFuture<?>[0]));
        boolean interrupted = false;
        while (true) {
            try {
                end.get();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                cancelAll();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
