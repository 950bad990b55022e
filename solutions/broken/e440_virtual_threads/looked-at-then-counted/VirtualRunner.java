/*
 * Broken on purpose: the limit is looked at first and counted second, so two threads can take one place.
 * Verdict: WRONG
 * Clause: C4
 */
package kata.e440_virtual_threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a count of those that test. */
public final class VirtualRunner {

    public List<Long> run(Workload workload) throws InterruptedException {
        Run run = new Run(workload);
        List<Thread> threads = new ArrayList<>();
        for (Long n = workload.numbers().poll();
                n != null;
                n = workload.numbers().poll()) {
            long number = n;
            threads.add(Thread.ofVirtual().start(() -> run.test(number)));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return run.primes();
    }

    private static final class Run {

        private final Workload workload;
        private final List<Long> primes = new ArrayList<>(); // guarded by this
        private Throwable failure; // guarded by this
        private final AtomicInteger underWay = new AtomicInteger();

        private Run(Workload workload) {
            this.workload = workload;
        }

        private void test(long number) {
            try {
                enter();
                try {
                    if (workload.primeTest().isPrime(number)) {
                        found(number);
                    }
                } finally {
                    leave();
                }
            } catch (InterruptedException | RuntimeException | Error e) {
                failed(e);
            }
        }

        private void enter() throws InterruptedException {
            while (underWay.get() >= workload.workers()) {
                Thread.sleep(1);
            }
            underWay.incrementAndGet();
        }

        private void leave() {
            underWay.decrementAndGet();
        }

        private synchronized void found(long number) {
            primes.add(number);
        }

        private synchronized void failed(Throwable thrown) {
            failure = thrown;
        }

        private synchronized List<Long> primes() {
            if (failure != null) {
                throw new IllegalStateException("a test failed", failure);
            }
            return primes.stream().sorted().toList();
        }
    }
}
