/*
 * Broken on purpose: a thread whose test has thrown tests the next number itself.
 * Verdict: WRONG
 * Clause: C2
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

/** As many chains of threads as there are workers: each thread tests a number and starts its successor. */
public final class VirtualRunner {

    private static final class Chains {
        final Workload workload;
        final CountDownLatch ended;
        final ConcurrentLinkedQueue<Long> primes = new ConcurrentLinkedQueue<>();
        final AtomicReference<Throwable> failure = new AtomicReference<>();

        Chains(Workload workload) {
            this.workload = workload;
            ended = new CountDownLatch(workload.workers());
        }

        void link() {
            for (Long n; (n = workload.numbers().poll()) != null; ) {
                try {
                    if (workload.primeTest().isPrime(n)) {
                        primes.add(n);
                    }
                    Thread.startVirtualThread(this::link);
                    return;
                } catch (Throwable e) {
                    failure.compareAndSet(null, e);
                }
            }
            ended.countDown();
        }
    }

    public List<Long> run(Workload workload) throws InterruptedException {
        Chains chains = new Chains(workload);
        for (int i = 0; i < workload.workers(); i++) {
            Thread.startVirtualThread(chains::link);
        }
        chains.ended.await();
        if (chains.failure.get() != null) {
            throw new IllegalStateException("a test has failed", chains.failure.get());
        }
        List<Long> primes = new ArrayList<>(chains.primes);
        primes.sort(null);
        return primes;
    }
}
