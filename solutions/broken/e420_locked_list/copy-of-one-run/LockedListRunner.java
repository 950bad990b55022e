/*
 * Broken on purpose: the copy for readers has the finds of the last run only.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kata.model.Workload;

/** The approach with threads and one list, guarded by one lock. */
public final class LockedListRunner {

    private final Object lock = new Object();
    private final List<Long> primes; // guarded by lock
    private volatile List<Long> copy;

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
        copy = List.copyOf(primes);
    }

    public void run(Workload workload) throws InterruptedException {
        copy = List.of();
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Worker("Worker-" + i, workload));
        }
        workers.forEach(worker -> worker.thread.start());
        for (Worker worker : workers) {
            worker.thread.join();
        }
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.thread.getName() + " failed", worker.failure);
            }
        }
    }

    public List<Long> found() {
        return copy;
    }

    /** One worker. Its failure belongs to its thread until that has ended. */
    private final class Worker implements Runnable {

        private final Workload workload;
        private final Thread thread;
        private Throwable failure;

        private Worker(String name, Workload workload) {
            this.workload = workload;
            this.thread = new Thread(this, name);
        }

        @Override
        public void run() {
            try {
                for (Long n = workload.numbers().poll();
                        n != null;
                        n = workload.numbers().poll()) {
                    if (workload.primeTest().isPrime(n)) {
                        synchronized (lock) {
                            primes.add(n);
                            copy = Stream.concat(copy.stream(), Stream.of(n)).toList();
                        }
                    }
                }
            } catch (RuntimeException | Error e) {
                failure = e;
            }
        }
    }
}
