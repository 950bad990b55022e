/* Another right way: as many threads as the limit begin, and each that ends starts the next; a phaser counts them. */
package kata.e440_virtual_threads;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicReference;
import kata.model.Workload;

/** The approach with virtual threads: one for each number, and a limit for the tests that are under way at once. */
public final class VirtualRunner {

    public List<Long> run(Workload workload) throws InterruptedException {
        Run run = new Run(workload);
        for (int i = 0; i < workload.workers(); i++) {
            run.startNext();
        }
        run.all.awaitAdvanceInterruptibly(run.all.arrive());
        if (run.failure.get() != null) {
            throw new IllegalStateException(run.failure.get());
        }
        return run.primes.stream().sorted().toList();
    }

    private static final class Run {

        private final Workload workload;
        private final Queue<Long> primes = new ConcurrentLinkedQueue<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private final Phaser all = new Phaser(1);

        Run(Workload workload) {
            this.workload = workload;
        }

        void startNext() {
            Long n = workload.numbers().poll();
            if (n != null) {
                all.register();
                Thread.startVirtualThread(() -> test(n));
            }
        }

        private void test(long n) {
            try {
                if (workload.primeTest().isPrime(n)) {
                    primes.add(n);
                }
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                startNext();
                all.arriveAndDeregister();
            }
        }
    }
}
