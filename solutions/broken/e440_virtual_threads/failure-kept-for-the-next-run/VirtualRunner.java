/*
 * Broken on purpose: a failure stays in a field of the runner, and the next run throws it again.
 * Verdict: WRONG
 * Clause: C1
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a limit for the tests that are under way at once. */
public final class VirtualRunner {

    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    public List<Long> run(Workload workload) throws InterruptedException {
        AtomicInteger free = new AtomicInteger(workload.workers());
        Thread caller = Thread.currentThread();
        Queue<Long> primes = new ConcurrentLinkedQueue<>();
        List<Thread> threads = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            // Only this thread takes places, so one that is seen free stays free.
            while (free.get() == 0) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                LockSupport.park(free);
            }
            free.decrementAndGet();
            long number = n;
            threads.add(Thread.startVirtualThread(() -> {
                try {
                    if (workload.primeTest().isPrime(number)) {
                        primes.add(number);
                    }
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                } finally {
                    free.incrementAndGet();
                    LockSupport.unpark(caller);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return primes.stream().sorted().toList();
    }
}
