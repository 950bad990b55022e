/*
 * Broken on purpose: cancel interrupts only who says that it is in a test; one who is about to say so waits on.
 * Verdict: TIMEOUT
 * Clause: C2
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

/** A search for primes that can be stopped. */
public final class PrimeSearch {

    private final Workload workload;
    private final List<Worker> workers = new ArrayList<>();
    private final ConcurrentLinkedQueue<Long> found = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean cancelled;

    public PrimeSearch(Workload workload) {
        this.workload = workload;
    }

    public List<Long> run() throws InterruptedException {
        synchronized (workers) {
            if (cancelled) {
                return List.of();
            }
            for (int i = 1; i <= workload.workers(); i++) {
                workers.add(new Worker("Worker-" + i));
            }
            workers.forEach(Thread::start);
        }
        try {
            for (Worker worker : workers) {
                worker.join();
            }
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return found.stream().sorted().toList();
    }

    public void cancel() {
        List<Worker> started;
        synchronized (workers) {
            cancelled = true;
            started = List.copyOf(workers);
        }
        for (Worker worker : started) {
            if (worker.testing) {
                worker.interrupt();
            }
        }
        boolean interrupted = false;
        for (Worker worker : started) {
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private final class Worker extends Thread {

        private volatile boolean testing;

        Worker(String name) {
            super(name);
        }

        @Override
        public void run() {
            try {
                while (!cancelled) {
                    Long n = workload.numbers().poll();
                    if (n == null) {
                        return;
                    }
                    testing = true;
                    boolean prime = workload.primeTest().isPrime(n);
                    testing = false;
                    if (prime) {
                        found.add(n);
                    }
                }
            } catch (Throwable e) {
                if (!cancelled) {
                    failure.compareAndSet(null, e);
                }
            }
        }
    }
}
