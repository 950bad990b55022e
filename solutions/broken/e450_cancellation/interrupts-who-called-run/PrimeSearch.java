/*
 * Broken on purpose: cancel interrupts the thread that called run, even after the end of the search.
 * Verdict: WRONG
 * Clause: C7
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
    private Thread waiting;
    private volatile boolean cancelled;

    public PrimeSearch(Workload workload) {
        this.workload = workload;
    }

    public List<Long> run() throws InterruptedException {
        synchronized (this) {
            if (cancelled) {
                return List.of();
            }
            waiting = Thread.currentThread();
            for (int i = 0; i < workload.workers(); i++) {
                threads.add(Thread.ofPlatform().start(this::work));
            }
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            if (!cancelled) {
                stop();
                joinAll();
                throw e;
            }
            joinAll(); // woken by cancel
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
        threads.forEach(Thread::interrupt);
    }

    private void joinAll() {
        List<Thread> all;
        synchronized (this) {
            all = List.copyOf(threads);
        }
        boolean interrupted = false;
        for (Thread thread : all) {
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

    public void cancel() {
        stop();
        synchronized (this) {
            if (waiting != null) {
                waiting.interrupt();
            }
        }
        joinAll();
    }
}
