/*
 * Broken on purpose: an interrupt ends the wait, is set again, and run returns what has been found by then.
 * Verdict: WRONG
 * Clause: C6
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a semaphore that lets so many test at once. */
public final class VirtualRunner {

    public List<Long> run(Workload workload) {
        Semaphore places = new Semaphore(workload.workers());
        Queue<Long> primes = new ConcurrentLinkedQueue<>();
        Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            long number = n;
            threads.add(Thread.startVirtualThread(() -> {
                places.acquireUninterruptibly();
                try {
                    if (workload.primeTest().isPrime(number)) {
                        primes.add(number);
                    }
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                } finally {
                    places.release();
                }
            }));
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a test failed", failures.peek());
        }
        return primes.stream().sorted().toList();
    }
}
