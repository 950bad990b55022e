/*
 * Broken on purpose: the failure of one worker comes out while others are still at work.
 * Verdict: WRONG
 * Clause: C8
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import kata.model.Workload;

/** A search for primes that can be stopped: by a flag, by interrupts, and by waiting for the end. */
public final class PrimeSearch {

    private final Workload workload;
    private final Object lock = new Object();
    private final List<Thread> threads = new ArrayList<>(); // guarded by lock
    private List<CompletableFuture<List<Long>>> futures = List.of(); // guarded by lock
    private boolean cancelled; // guarded by lock

    public PrimeSearch(Workload workload) {
        this.workload = workload;
    }

    public List<Long> run() throws InterruptedException {
        List<CompletableFuture<List<Long>>> started = start();
        try {
            for (CompletableFuture<List<Long>> found : started) {
                found.get();
            }
        } catch (InterruptedException e) {
            cancel();
            throw e;
        } catch (ExecutionException e) {
            throw new CompletionException(e.getCause());
        }
        return started.stream().flatMap(found -> found.join().stream()).sorted().toList();
    }

    private List<CompletableFuture<List<Long>>> start() {
        synchronized (lock) {
            List<CompletableFuture<List<Long>>> started = new ArrayList<>();
            for (int i = 1; i <= workload.workers() && !cancelled; i++) {
                CompletableFuture<List<Long>> found = new CompletableFuture<>();
                started.add(found);
                threads.add(Thread.ofVirtual().start(() -> work(found)));
            }
            futures = started;
            return started;
        }
    }

    private void work(CompletableFuture<List<Long>> found) {
        List<Long> primes = new ArrayList<>();
        try {
            while (!isCancelled()) {
                Long n = workload.numbers().poll();
                if (n == null) {
                    break;
                }
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            }
            found.complete(primes);
        } catch (RuntimeException | Error e) {
            if (isCancelled()) {
                found.complete(primes);
            } else {
                found.completeExceptionally(e);
            }
        }
    }

    private boolean isCancelled() {
        synchronized (lock) {
            return cancelled;
        }
    }

    public void cancel() {
        List<CompletableFuture<List<Long>>> stopped;
        synchronized (lock) {
            cancelled = true;
            threads.forEach(Thread::interrupt);
            stopped = futures;
        }
        stopped.forEach(found -> found.handle((primes, thrown) -> primes).join());
    }
}
