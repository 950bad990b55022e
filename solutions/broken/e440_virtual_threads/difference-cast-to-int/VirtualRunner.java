/*
 * Broken on purpose: sorted by an int difference, in the wrong order if primes are 2 to the 31 or more apart.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import kata.model.Workload;

public final class VirtualRunner {

    private record Find(long prime) implements Comparable<Find> {
        @Override
        public int compareTo(Find other) {
            return (int) (prime - other.prime);
        }
    }

    public List<Long> run(Workload workload) throws InterruptedException {
        Semaphore places = new Semaphore(workload.workers());
        ConcurrentLinkedQueue<Find> finds = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            long number = n;
            threads.add(Thread.startVirtualThread(() -> {
                places.acquireUninterruptibly();
                try {
                    if (workload.primeTest().isPrime(number)) {
                        finds.add(new Find(number));
                    }
                } catch (Throwable t) {
                    failures.add(t);
                } finally {
                    places.release();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a test has failed", failures.peek());
        }
        return finds.stream().sorted().map(Find::prime).toList();
    }
}
