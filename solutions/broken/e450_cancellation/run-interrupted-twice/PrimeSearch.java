/*
 * Broken on purpose: a second interrupt of the thread of run lets it throw while tests are under way.
 * Verdict: WRONG
 * Clause: C5
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

public final class PrimeSearch {

    private final Workload workload;
    private final ConcurrentLinkedQueue<Long> primes = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean cancelled;

    public PrimeSearch(Workload workload) {
        this.workload = workload;
    }

    public List<Long> run() throws InterruptedException {
        synchronized (this) {
            for (int i = 0; i < workload.workers() && !cancelled; i++) {
                threads.add(Thread.ofPlatform().start(this::work));
            }
        }
        try {
            joinAll();
        } catch (InterruptedException e) {
            stop();
            joinAll();
            throw e;
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a test has failed", failure.get());
        }
        return primes.stream().sorted().toList();
    }

    private void joinAll() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
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

    private synchronized List<Thread> stop() {
        cancelled = true;
        threads.forEach(Thread::interrupt);
        return List.copyOf(threads);
    }

    public void cancel() {
        boolean interrupted = false;
        for (Thread thread : stop()) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
