/*
 * Broken on purpose: all callers get the same copy until the next prime comes, and may change it.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import kata.model.Workload;

/** The approach with threads and one list: all workers put their finds into the same plain list. */
public final class LockedListRunner {

    private final Object lock = new Object();
    private List<Long> copy;
    private final List<Long> primes;

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Worker("Worker-" + i, workload));
        }
        workers.forEach(Thread::start);
        for (Worker worker : workers) {
            worker.join();
        }
        for (Worker worker : workers) {
            if (worker.failure != null) {
                throw new IllegalStateException(worker.getName() + " failed", worker.failure);
            }
        }
    }

    private final class Worker extends Thread {
        private final Workload workload;
        private Throwable failure;

        Worker(String name, Workload workload) {
            super(name);
            this.workload = workload;
        }

        @Override
        public void run() {
            try {
                Long n;
                while ((n = workload.numbers().poll()) != null) {
                    if (workload.primeTest().isPrime(n)) {
                        keep(n);
                    }
                }
            } catch (Throwable e) {
                failure = e;
            }
        }
    }

    private void keep(Long n) {
        synchronized (lock) {
            copy = null;
            primes.add(n);
        }
    }

    public List<Long> found() {
        synchronized (lock) {
            if (copy == null) {
                copy = new ArrayList<>(primes);
            }
            return copy;
        }
    }
}
