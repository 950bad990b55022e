/*
 * Broken on purpose: of a cancelled test only exceptions caused by an interrupt are forgiven, no others.
 * Verdict: EXCEPTION
 * Clause: C4
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
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
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            cancel();
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
                if (!(cancelled && wasInterrupted(e))) {
                    failure.compareAndSet(null, e);
                }
            }
        }
    }

    private static boolean wasInterrupted(Throwable thrown) {
        return Thread.currentThread().isInterrupted()
                || Stream.iterate(thrown, e -> e != null, Throwable::getCause)
                        .anyMatch(e -> e instanceof InterruptedException);
    }

    public void cancel() {
        List<Thread> all;
        synchronized (this) {
            cancelled = true;
            all = List.copyOf(threads);
            all.forEach(Thread::interrupt);
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
}
