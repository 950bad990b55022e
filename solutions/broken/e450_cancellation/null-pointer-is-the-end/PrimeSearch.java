/*
 * Broken on purpose: the NullPointerException of an empty queue ends a worker, and so does one of the test.
 * Verdict: WRONG
 * Clause: C8
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import kata.model.Workload;

/** A search for primes that can be stopped: by a flag, by interrupts, and by waiting for the end. */
public final class PrimeSearch {

    private final Workload workload;
    private final List<Worker> workers = new ArrayList<>(); // guarded by this
    private volatile boolean cancelled;

    public PrimeSearch(Workload workload) {
        this.workload = workload;
    }

    public List<Long> run() throws InterruptedException {
        List<Worker> started = start();
        try {
            for (Worker worker : started) {
                worker.join();
            }
        } catch (InterruptedException e) {
            cancel();
            throw e;
        }
        List<Long> primes = new ArrayList<>();
        for (Worker worker : started) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.getName() + " failed", worker.failure);
            }
            primes.addAll(worker.primes);
        }
        return primes.stream().sorted().toList();
    }

    /** C7: either cancel comes first, and nobody is started, or it finds all workers started. */
    private synchronized List<Worker> start() {
        if (!cancelled) {
            for (int i = 1; i <= workload.workers(); i++) {
                workers.add(new Worker("Worker-" + i));
            }
            workers.forEach(Thread::start);
        }
        return List.copyOf(workers);
    }

    public void cancel() {
        List<Worker> stopped;
        synchronized (this) {
            cancelled = true;
            stopped = List.copyOf(workers);
        }
        stopped.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Worker worker : stopped) {
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

    /** One worker. Its fields belong to it until it has ended. */
    private final class Worker extends Thread {

        private final List<Long> primes = new ArrayList<>();
        private Throwable failure;

        private Worker(String name) {
            super(name);
        }

        @Override
        public void run() {
            try {
                while (!cancelled) {
                    long n = workload.numbers().poll();
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                }
            } catch (NullPointerException e) {
                // The queue is empty.
            } catch (RuntimeException | Error e) {
                if (!cancelled) {
                    failure = e;
                }
            }
        }
    }
}
