package kata.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import kata.model.AsyncPrimeTest;

/**
 * An asynchronous prime test for a {@link Scenario}: an answer comes when a thread of the scenario brings it.
 * Thread-safe.
 */
public final class LaterAnswers implements AsyncPrimeTest {

    private final Map<Long, CompletableFuture<Boolean>> asked = new HashMap<>(); // guarded by this

    /** @throws Finding if the number is asked for a second time */
    @Override
    public synchronized CompletionStage<Boolean> isPrime(long n) {
        Expect.that(!asked.containsKey(n), () -> n + " was tested twice");
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        asked.put(n, answer);
        notifyAll();
        return answer;
    }

    /** Work for a thread: to wait for the question of each number in turn, and to answer it. */
    public Callable<Void> bringing(long... numbers) {
        return () -> {
            for (long n : numbers) {
                awaitQuestion(n).complete(Numbers.isPrime(n));
            }
            return null;
        };
    }

    /** Work for a thread: to wait for the question of this number, and to let it fail. */
    public Callable<Void> failing(long n) {
        return () -> {
            awaitQuestion(n).completeExceptionally(new PlannedFailure(n));
            return null;
        };
    }

    /**
     * Ends what has been asked for and has not ended yet.
     *
     * @return the numbers that were asked for
     */
    public List<Long> endAll() {
        Map<Long, CompletableFuture<Boolean>> all;
        synchronized (this) {
            all = new TreeMap<>(asked);
        }
        return all.keySet().stream()
                .filter(n -> all.get(n).completeExceptionally(new CancellationException()))
                .toList();
    }

    private synchronized CompletableFuture<Boolean> awaitQuestion(long n) throws InterruptedException {
        while (!asked.containsKey(n)) {
            wait();
        }
        return asked.get(n);
    }
}
