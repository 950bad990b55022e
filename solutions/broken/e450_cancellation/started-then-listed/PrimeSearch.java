/*
 * Broken on purpose: a worker is started and only then put into the list of those whom cancel stops.
 * Verdict: RACE
 * Clause: C2
 */
package kata.e450_cancellation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import kata.model.Workload;

/** A search for primes that can be stopped: by a flag, by interrupts, and by waiting for the end. */
public final class PrimeSearch {

    private final Workload workload;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();
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

    private List<Worker> start() {
        for (int i = 1; i <= workload.workers() && !cancelled; i++) {
            Worker worker = new Worker("Worker-" + i);
            worker.start();
            workers.add(worker);
        }
        return List.copyOf(workers);
    }

    public void cancel() {
        cancelled = true;
        List<Worker> stopped = List.copyOf(workers);
        stopped.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Worker worker : stopped) {
            while (true) {
                try {
                    worker.join();
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
                    Long n = workload.numbers().poll();
                    if (n == null) {
                        return;
                    }
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
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
