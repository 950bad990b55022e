/*
 * Broken on purpose: cancel puts the interrupt status aside, and after the end of the search it is lost.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

public final class PrimeSearch {

    private final Workload workload;
    private final Object lock = new Object();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final Queue<Long> primes = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean cancelled;
    private volatile boolean ended;

    public PrimeSearch(Workload workload) {
        this.workload = workload;
    }

    public List<Long> run() throws InterruptedException {
        synchronized (lock) {
            for (int i = 0; i < workload.workers() && !cancelled; i++) {
                Thread thread = new Thread(this::work, "Worker-" + (i + 1));
                threads.add(thread);
                thread.start();
            }
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        ended = true;
        Throwable thrown = failure.get();
        if (thrown != null) {
            throw new IllegalStateException("a test has failed", thrown);
        }
        List<Long> sorted = new ArrayList<>(primes);
        Collections.sort(sorted);
        return sorted;
    }

    private void work() {
        while (!cancelled) {
            Long number = workload.numbers().poll();
            if (number == null) {
                return;
            }
            try {
                if (workload.primeTest().isPrime(number)) {
                    primes.add(number);
                }
            } catch (Throwable t) {
                if (!cancelled) {
                    failure.compareAndSet(null, t);
                }
            }
        }
    }

    public void cancel() {
        boolean interrupted = Thread.interrupted();
        if (ended) {
            return;
        }
        stop();
        joinAll();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop() {
        synchronized (lock) {
            cancelled = true;
            for (Thread thread : threads) {
                thread.interrupt();
            }
        }
    }

    private void joinAll() {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (true) {
                try {
                    thread.join();
                    break;
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
