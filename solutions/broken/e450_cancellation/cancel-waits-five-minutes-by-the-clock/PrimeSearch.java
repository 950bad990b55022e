/*
 * Broken on purpose: cancel waits five minutes at most for tests that do not heed the interrupt.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e450_cancellation;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

public final class PrimeSearch {

    private final Workload workload;
    private final ExecutorService pool;
    private final ConcurrentLinkedQueue<Long> primes = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean cancelled;

    public PrimeSearch(Workload workload) {
        this.workload = workload;
        pool = Executors.newFixedThreadPool(workload.workers());
    }

    public List<Long> run() throws InterruptedException {
        synchronized (this) {
            for (int i = 0; i < workload.workers() && !cancelled; i++) {
                pool.execute(this::work);
            }
            pool.shutdown();
        }
        try {
            pool.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            stop();
            pool.close();
            throw e;
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a test has failed", failure.get());
        }
        return primes.stream().sorted().toList();
    }

    private void work() {
        Long n;
        while (!cancelled && (n = workload.numbers().poll()) != null) {
            try {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            } catch (Throwable e) {
                if (!cancelled) {
                    failure.compareAndSet(null, e);
                }
            }
        }
    }

    private synchronized void stop() {
        cancelled = true;
        pool.shutdownNow();
    }

    public void cancel() {
        stop();
        boolean interrupted = Thread.interrupted();
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        for (long left; (left = deadline - System.nanoTime()) > 0; ) {
            try {
                if (pool.awaitTermination(left, TimeUnit.NANOSECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
