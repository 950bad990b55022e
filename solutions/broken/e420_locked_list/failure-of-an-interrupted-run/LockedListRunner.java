/*
 * Broken on purpose: what a worker throws after an interrupt of its run comes out of the next run.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e420_locked_list;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

/** The approach with threads and one list: all workers put their finds into the same plain list. */
public final class LockedListRunner {

    private final Object lock = new Object();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final List<Long> primes;

    public LockedListRunner(List<Long> primes) {
        this.primes = primes;
    }

    public void run(Workload workload) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 1; i <= workload.workers(); i++) {
            workers.add(new Thread(() -> search(workload), "Worker-" + i));
        }
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        Throwable thrown = failure.getAndSet(null);
        if (thrown != null) {
            throw new IllegalStateException("a worker failed", thrown);
        }
    }

    private void search(Workload workload) {
        try {
            Long n;
            while ((n = workload.numbers().poll()) != null) {
                if (workload.primeTest().isPrime(n)) {
                    synchronized (lock) {
                        primes.add(n);
                    }
                }
            }
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        }
    }

    public List<Long> found() {
        synchronized (lock) {
            return new ArrayList<>(primes);
        }
    }
}
