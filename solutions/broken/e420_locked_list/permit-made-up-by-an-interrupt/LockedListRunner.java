/*
 * Broken on purpose: an interrupted caller of found gives back a permit that it never got; then two are in the list.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e420_locked_list;

import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

public final class LockedListRunner {

    private final List<Long> primes;
    private final Semaphore key = new Semaphore(1);

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread[] threads = new Thread[workload.workers()];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(
                    () -> {
                        try {
                            Long n;
                            while ((n = workload.numbers().poll()) != null) {
                                if (workload.primeTest().isPrime(n)) {
                                    add(n);
                                }
                            }
                        } catch (Throwable t) {
                            failure.compareAndSet(null, t);
                        }
                    },
                    "Worker-" + (i + 1));
        }
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a worker failed", failure.get());
        }
    }

    private void add(long prime) {
        key.acquireUninterruptibly();
        try {
            primes.add(prime);
        } finally {
            key.release();
        }
    }

    public List<Long> found() {
        boolean interrupted = false;
        while (true) {
            try {
                key.acquire();
                List<Long> copy = List.copyOf(primes);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
                return copy;
            } catch (InterruptedException e) {
                interrupted = true; // once more
            } finally {
                key.release();
            }
        }
    }
}
