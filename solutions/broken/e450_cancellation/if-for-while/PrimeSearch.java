/*
 * Broken on purpose: cancel is woken by the end of one test, and does not look whether it was the last.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import kata.model.Workload;

/** A search for primes that can be stopped: by a flag, by interrupts, and by waiting for the end. */
public final class PrimeSearch {

    private final Workload workload;
    private final List<Worker> workers = new ArrayList<>(); // guarded by this
    private int underWay; // guarded by this
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

    private synchronized List<Worker> start() {
        if (!cancelled) {
            for (int i = 1; i <= workload.workers(); i++) {
                workers.add(new Worker("Worker-" + i));
            }
            workers.forEach(Thread::start);
        }
        return List.copyOf(workers);
    }

    private synchronized boolean begin() {
        if (cancelled) {
            return false;
        }
        underWay++;
        return true;
    }

    private synchronized void end() {
        underWay--;
        notifyAll();
    }

    public void cancel() {
        boolean interrupted = false;
        synchronized (this) {
            cancelled = true;
            workers.forEach(Thread::interrupt);
            boolean woken = underWay == 0;
            while (!woken) {
                try {
                    wait();
                    woken = true;
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
                for (Long n = workload.numbers().poll();
                        n != null && begin();
                        n = workload.numbers().poll()) {
                    try {
                        if (workload.primeTest().isPrime(n)) {
                            primes.add(n);
                        }
                    } finally {
                        end();
                    }
                }
            } catch (RuntimeException | Error e) {
                if (!cancelled) {
                    failure = e;
                }
            }
        }
    }
}
