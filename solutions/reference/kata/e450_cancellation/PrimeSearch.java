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
            // C5: nobody will wait for the result any more, so nobody shall work for it.
            cancel();
            throw e;
        }
        List<Long> primes = new ArrayList<>();
        for (Worker worker : started) {
            if (worker.failure != null) {
                // C8
                throw new IllegalStateException(worker.getName() + " failed", worker.failure);
            }
            primes.addAll(worker.primes);
        }
        // C1, C4
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
            // C3: the flag for those who are between two tests or do not listen, the interrupt for those who wait.
            cancelled = true;
            stopped = List.copyOf(workers);
        }
        stopped.forEach(Thread::interrupt);
        boolean interrupted = false;
        for (Worker worker : stopped) {
            // C2: a worker that has looked at the flag just before may still begin a test. Only its end is the end.
            while (worker.isAlive()) {
                try {
                    worker.join();
                } catch (InterruptedException e) {
                    // C6: remembered, and done all the same.
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
                // C4: a test that was interrupted has every right to throw.
                if (!cancelled) {
                    failure = e;
                }
            }
        }
    }
}
